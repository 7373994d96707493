//! Local counterparts of what the platform sends over: a short-message gateway and a mail server, on ports of this machine.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use serde_json::Value;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// A gateway that takes short messages, or does not.
#[derive(Clone)]
pub struct SmsGateway(Arc<Mutex<Inner>>);

struct Inner {
    address: String,
    answer: (u16, &'static str),
    taken: Vec<Value>,
}

impl SmsGateway {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/send", listener.local_addr().unwrap());
        let gateway = Self(Arc::new(Mutex::new(Inner { address, answer: (200, "{\"code\":\"ok\",\"id\":\"g-1\"}"), taken: Vec::new() })));
        let app = Router::new().fallback(take).with_state(gateway.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        gateway
    }

    /// As the system administrator connects it.
    pub fn setting(&self) -> Value {
        let url = self.0.lock().unwrap().address.clone();
        serde_json::json!({ "url": url, "form": "json", "body": "{\"to\":\"{mobile}\",\"text\":\"{text}\",\"key\":\"{key}\"}", "key": "s3cret", "accepted": "\"ok\"" })
    }

    /// What it answers from now on.
    pub fn answers(&self, status: u16, body: &'static str) {
        self.0.lock().unwrap().answer = (status, body);
    }

    /// What was sent to it so far.
    pub fn sent(&self) -> Vec<Value> {
        self.0.lock().unwrap().taken.clone()
    }
}

async fn take(State(gateway): State<SmsGateway>, _: Uri, body: Bytes) -> (StatusCode, &'static str) {
    let mut inner = gateway.0.lock().unwrap();
    inner.taken.push(serde_json::from_slice(&body).unwrap());
    (StatusCode::from_u16(inner.answer.0).unwrap(), inner.answer.1)
}

/// A mail server that keeps what it takes; mail to `nobody@…` it refuses for good.
pub struct MailServer {
    pub port: u16,
    mails: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (port, mails) = (listener.local_addr().unwrap().port(), Arc::new(Mutex::new(Vec::new())));
        let kept = mails.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, kept.clone()));
            }
        });
        Self { port, mails }
    }

    /// As the system administrator connects it.
    pub fn setting(&self) -> Value {
        serde_json::json!({ "host": "127.0.0.1", "port": self.port, "security": "none", "from": "青棠城管 <no-reply@example.gov.cn>" })
    }

    /// Every mail taken, as it came.
    pub fn mails(&self) -> Vec<String> {
        self.mails.lock().unwrap().clone()
    }
}

/// RFC 5321, as far as a client that sends one mail goes.
async fn converse(stream: tokio::net::TcpStream, kept: Arc<Mutex<Vec<String>>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 local\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        let answer: &[u8] = match verb.as_str() {
            "EHLO" => b"250-local\r\n250 8BITMIME\r\n",
            "RCPT" if line.contains("nobody@") => b"550 no such mailbox\r\n",
            "QUIT" => b"221 bye\r\n",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    mail.push_str(&line);
                    mail.push('\n');
                }
                kept.lock().unwrap().push(mail);
                b"250 taken as m-1\r\n"
            }
            _ => b"250 ok\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}
