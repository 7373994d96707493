//! Send a message again that did not go out (重发).

use super::refusal::weigh;
use super::{Act, Channel, MessageState, Reason, Refusal};
use crate::access::Clerk;
use crate::refusal;

/// Articles 6 and 7: what failed, or found no way out, and only where there is one by now.
pub fn resend(state: MessageState, channel: Channel, connected: bool, clerk: &Clerk) -> Result<(), Refusal> {
    let stuck = matches!(state, MessageState::Failed | MessageState::NotConnected);
    let weighed = weigh(Act::Resend, clerk, stuck, || Reason::new("message_not_failed", 6));
    and_connected(Act::Resend, weighed, channel, connected)
}

/// Articles 7 and 8: a trial wants a channel to try.
pub fn try_channel(channel: Channel, connected: bool, clerk: &Clerk) -> Result<(), Refusal> {
    let weighed = weigh(Act::Try, clerk, true, || Reason::new("channel_not_connected", 7));
    and_connected(Act::Try, weighed, channel, connected)
}

fn and_connected(act: Act, weighed: Result<(), Refusal>, channel: Channel, connected: bool) -> Result<(), Refusal> {
    if connected {
        return weighed;
    }
    let mut refusal = weighed.err().unwrap_or(refusal::Refusal { act, reasons: Vec::new(), met: Vec::new() });
    refusal.reasons.push(Reason::new("channel_not_connected", 7).with("channel", channel.code()));
    Err(refusal)
}

#[cfg(test)]
mod tests {
    use super::super::refusal::fixture::{clerk, codes};
    use super::*;
    use crate::access::Role;

    #[test]
    fn only_what_did_not_go_out_and_only_where_there_is_a_way() {
        let administrator = clerk(Role::SystemAdministrator);
        for (state, connected, expected) in [
            (MessageState::Failed, true, &[][..]),
            (MessageState::NotConnected, true, &[]),
            (MessageState::Failed, false, &["channel_not_connected"]),
            (MessageState::Waiting, true, &["message_not_failed"]),
            (MessageState::Sent, false, &["message_not_failed", "channel_not_connected"]),
        ] {
            assert_eq!(codes(resend(state, Channel::Sms, connected, &administrator)), expected, "{state:?} {connected}");
        }
        assert_eq!(codes(resend(MessageState::Failed, Channel::Mail, true, &clerk(Role::Leader))), ["not_permitted"]);
        assert_eq!(codes(try_channel(Channel::Mail, false, &administrator)), ["channel_not_connected"]);
        assert_eq!(codes(try_channel(Channel::Mail, true, &administrator)), [""; 0]);
    }
}
