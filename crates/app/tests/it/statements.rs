//! Reads every statement of this process as SQL and says which are not bound to exactly one bureau.

use crate::schema;
use sea_orm::Statement;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

/// Statements that may touch a bureau's table without naming the bureau; only shrinks.
const EXCEPTIONS: &str = include_str!("../unbound-statements.txt");

#[derive(Default)]
struct Seen {
    /// Each SQL text once, with its values of the last time.
    statements: BTreeMap<String, Statement>,
    unbound: BTreeSet<String>,
}

static SEEN: LazyLock<Mutex<Seen>> = LazyLock::new(Mutex::default);

pub fn watch_all() {
    chengguan_app::store::watch(|statement| {
        NOTED.try_with(|noted| noted.borrow_mut().push(statement.clone())).ok(); // Outside `noted` nobody asks.
        let wrong: Vec<String> = parts(&tokens(statement)).iter().filter_map(|part| wrong(part, &statement.sql)).collect();
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        seen.unbound.extend(wrong);
        seen.statements.insert(statement.sql.clone(), statement.clone());
    });
}

tokio::task_local! {
    static NOTED: RefCell<Vec<Statement>>;
}

/// Runs a request and gives its reads in order.
pub async fn noted<F: Future>(request: F) -> (F::Output, Vec<Statement>) {
    NOTED
        .scope(RefCell::default(), async {
            let answer = request.await;
            (answer, NOTED.with(RefCell::take))
        })
        .await
}

/// What was seen so far and is bound to no bureau, or to two.
pub fn unbound() -> Vec<String> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner).unbound.iter().cloned().collect()
}

/// Each statement seen, once.
pub fn seen() -> Vec<Statement> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner).statements.values().cloned().collect()
}

/// Tables of the statements seen.
pub fn tables_seen() -> BTreeSet<String> {
    let named = |statement: &Statement| tokens(statement).into_iter().filter_map(|token| if let Token::Name(name) = token { Some(name) } else { None });
    seen().iter().flat_map(|statement| named(statement).collect::<Vec<_>>()).filter(|name| schema::bureau_tables().contains(name.as_str())).collect()
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A keyword or name, without quotes, in lower case.
    Name(String),
    /// A value, written out or bound.
    Value(String),
    Sign(char),
}

/// The SQL in pieces, with each placeholder's value in its place.
fn tokens(statement: &Statement) -> Vec<Token> {
    let values: Vec<String> = statement.values.iter().flat_map(|values| values.0.iter()).map(|value| format!("{value:?}")).collect();
    let signs: Vec<char> = statement.sql.chars().collect();
    let (mut found, mut at, mut asked) = (Vec::new(), 0, 0);
    while at < signs.len() {
        let run = |from: usize, holds: fn(char) -> bool| (from..signs.len()).find(|&at| !holds(signs[at])).unwrap_or(signs.len());
        let until = |from: usize, quote: char| (from..signs.len()).find(|&at| signs[at] == quote).unwrap_or(signs.len());
        let text = |from: usize, to: usize| signs[from..to].iter().collect::<String>();
        match signs[at] {
            '"' => {
                let end = until(at + 1, '"');
                found.push(Token::Name(text(at + 1, end).to_lowercase()));
                at = end + 1;
            }
            '\'' => {
                let end = until(at + 1, '\'');
                found.push(Token::Value(text(at + 1, end)));
                at = end + 1;
            }
            '?' => {
                found.push(Token::Value(values[asked].clone()));
                (asked, at) = (asked + 1, at + 1);
            }
            '$' => {
                let end = run(at + 1, |sign| sign.is_ascii_digit());
                found.push(Token::Value(values[text(at + 1, end).parse::<usize>().unwrap() - 1].clone()));
                at = end;
            }
            sign if sign.is_alphabetic() || sign == '_' => {
                let end = run(at, |sign| sign.is_alphanumeric() || sign == '_');
                found.push(Token::Name(text(at, end).to_lowercase()));
                at = end;
            }
            sign if sign.is_ascii_digit() => {
                let end = run(at, |sign| sign.is_alphanumeric() || sign == '.');
                found.push(Token::Value(text(at, end)));
                at = end;
            }
            sign => {
                if !sign.is_whitespace() {
                    found.push(Token::Sign(sign));
                }
                at += 1;
            }
        }
    }
    found
}

fn parts(tokens: &[Token]) -> Vec<&[Token]> {
    tokens.split(|token| *token == Token::Sign(';')).collect()
}

fn name(token: Option<&Token>) -> &str {
    if let Some(Token::Name(name)) = token { name } else { "" }
}

/// Why one statement is not bound to exactly one bureau.
fn wrong(part: &[Token], sql: &str) -> Option<String> {
    let (named, inserted) = (tables(part), insertions(part));
    let (equal, mut bureaus) = equalities(part);
    let set = part.split(|token| name(Some(token)) == "set").skip(1).any(|rest| {
        rest.iter().take_while(|token| !matches!(name(Some(token)), "where" | "from" | "returning")).any(|token| name(Some(token)) == "bureau_id")
    });
    let missing = inserted.iter().any(Option::is_none) || equal < named;
    bureaus.extend(inserted.into_iter().flatten().flatten());
    let one = bureaus.len() == 1 || (bureaus.is_empty() && named == 0);
    let excepted = EXCEPTIONS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).any(|line| line == sql);
    (!excepted && (missing || set || !one)).then(|| format!("bureaus {bureaus:?}, tables {named}, bound {equal}: {sql}"))
}

/// How often a bureau's table is read, changed or deleted from.
fn tables(part: &[Token]) -> usize {
    let bureau = |token: Option<&Token>| schema::bureau_tables().contains(name(token));
    let mut found = 0;
    for at in 0..part.len() {
        let after = match name(part.get(at)) {
            "from" | "join" => at + 1,
            "update" if at == 0 || name(part.get(at - 1)) != "for" => at + 1,
            _ => continue,
        };
        found += usize::from(bureau(part.get(after)));
        // `FROM a AS x, b`: each further table after a comma.
        let mut next = after + 1;
        while !name(part.get(next)).is_empty() && !matches!(name(part.get(next)), "where" | "set" | "order" | "limit" | "join" | "inner" | "left") {
            next += 1;
        }
        found += usize::from(part.get(next) == Some(&Token::Sign(',')) && bureau(part.get(next + 1)));
    }
    found
}

/// For each insert into a bureau's table the bureau of each row, or nothing where its columns leave it out.
fn insertions(part: &[Token]) -> Vec<Option<BTreeSet<String>>> {
    let mut found = Vec::new();
    for at in (0..part.len()).filter(|&at| name(part.get(at)) == "into" && schema::bureau_tables().contains(name(part.get(at + 1)))) {
        let rest = &part[at + 2..];
        let columns: Vec<&str> = rest[1..].iter().take_while(|token| **token != Token::Sign(')')).map(|token| name(Some(token))).filter(|name| !name.is_empty()).collect();
        let values = rest.iter().position(|token| name(Some(token)) == "values");
        found.push(columns.iter().position(|column| *column == "bureau_id").zip(values).map(|(column, values)| rows(&rest[values + 1..], column)));
    }
    found
}

/// The values of one column of `(…), (…)`.
fn rows(tokens: &[Token], column: usize) -> BTreeSet<String> {
    let (mut depth, mut place, mut found) = (0, 0, BTreeSet::new());
    for token in tokens {
        match token {
            Token::Sign('(') => (depth, place) = (depth + 1, if depth == 0 { 0 } else { place }),
            Token::Sign(')') if depth == 0 => break,
            Token::Sign(')') => depth -= 1,
            Token::Sign(',') if depth == 1 => place += 1,
            Token::Name(_) if depth == 0 => break,
            Token::Value(value) if depth == 1 && place == column => drop(found.insert(bare(value))),
            _ => {}
        }
    }
    found
}

/// How often `bureau_id` is compared for equality, and with which values.
fn equalities(part: &[Token]) -> (usize, BTreeSet<String>) {
    let (mut found, mut values) = (0, BTreeSet::new());
    for at in 0..part.len() {
        if name(part.get(at)) != "bureau_id" || part.get(at + 1) != Some(&Token::Sign('=')) {
            continue;
        }
        match &part[at + 2..] {
            [Token::Value(value), ..] => drop(values.insert(bare(value))),
            // `a.bureau_id = b.bureau_id` carries the other table's.
            [Token::Name(_), Token::Sign('.'), Token::Name(column), ..] if column == "bureau_id" => {}
            _ => continue,
        }
        found += 1;
    }
    (found, values)
}

/// `Int(Some(1))`, as a value, is 1.
fn bare(value: &str) -> String {
    value.chars().filter(char::is_ascii_digit).collect()
}

fn check(sql: &str, values: Vec<sea_orm::Value>) -> bool {
    let statement = Statement::from_sql_and_values(sea_orm::DbBackend::Sqlite, sql, values);
    parts(&tokens(&statement)).iter().all(|part| wrong(part, sql).is_none())
}

#[test]
fn the_reader_of_statements_tells_one_bureau_from_none_and_from_two() {
    let (one, two) = (|| 1_i32.into(), || 2_i32.into());
    assert!(check(r#"SELECT "name" FROM "bureau""#, vec![]));
    assert!(check(r#"SELECT * FROM "opinion" WHERE "opinion"."bureau_id" = ? AND "id" IN (?, ?)"#, vec![one(), two(), two()]));
    assert!(!check(r#"SELECT * FROM "opinion" WHERE "id" = ?"#, vec![one()]));
    assert!(!check(r#"SELECT * FROM "opinion" WHERE "bureau_id" IN (?, ?)"#, vec![one(), two()]));
    assert!(check(r#"SELECT * FROM "opinion" AS "o" JOIN "notice" AS "n" ON "n"."bureau_id" = "o"."bureau_id" WHERE "o"."bureau_id" = ?"#, vec![one()]));
    assert!(!check(r#"SELECT * FROM "opinion" JOIN "notice" ON "a" = "b" WHERE "opinion"."bureau_id" = ?"#, vec![one()]));
    assert!(!check(r#"SELECT * FROM "opinion", "notice" WHERE "opinion"."bureau_id" = ?"#, vec![one()]));
    assert!(check(r#"SAVEPOINT act; INSERT INTO "draft" ("bureau_id", "created_at") VALUES (?, ?), (?, ?); RELEASE act"#, vec![one(), two(), one(), two()]));
    assert!(!check(r#"INSERT INTO "draft" ("bureau_id", "created_at") VALUES (?, ?), (?, ?)"#, vec![one(), two(), two(), two()]));
    assert!(!check(r#"INSERT INTO "draft" ("created_at") VALUES (?)"#, vec![one()]));
    assert!(!check(r#"UPDATE "opinion" SET "bureau_id" = ? WHERE "bureau_id" = ?"#, vec![one(), one()]));
    assert!(!check(r#"WITH "w0" AS (UPDATE "opinion" SET "open" = ? WHERE "bureau_id" = ?) INSERT INTO "draft" ("bureau_id") VALUES (?)"#, vec![one(), two(), one()]));
    assert!(!check(r#"DELETE FROM "session" WHERE "expires_at" < ?"#, vec![one()]));
}
