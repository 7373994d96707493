//! Who may do what. Silence means no.

use crate::ids::{AccountId, SquadId};
use crate::opinions::words_of;
use serde::{Deserialize, Serialize};

words_of! {
    /// One thing an account may be allowed to do. A handler names exactly one in its type.
    Permission {
        /// See opinions and their facts.
        ReadOpinions = "read_opinions",
        /// See a reporter's name and telephone in full.
        ReadReporters = "read_reporters",
        /// Enter what a resident said by telephone, letter, visit.
        ReceiveOpinion = "receive_opinion",
        /// 分类
        SortOpinion = "sort_opinion",
        /// 不予受理
        ReturnOpinion = "return_opinion",
        /// 合并
        MergeOpinion = "merge_opinion",
        /// 撤销合并
        UnmergeOpinion = "unmerge_opinion",
        /// 派单
        AssignOpinion = "assign_opinion",
        /// 交回
        HandBackOpinion = "hand_back_opinion",
        /// 接单
        AcceptOpinion = "accept_opinion",
        /// 转交
        HandOverOpinion = "hand_over_opinion",
        /// 请反映人补充
        AskResident = "ask_resident",
        /// Enter the resident's answer for them.
        AnswerForResident = "answer_for_resident",
        /// 暂停
        SuspendOpinion = "suspend_opinion",
        /// 恢复
        ResumeOpinion = "resume_opinion",
        /// 延期
        ExtendOpinion = "extend_opinion",
        /// 催办
        UrgeOpinion = "urge_opinion",
        /// 督办
        SuperviseOpinion = "supervise_opinion",
        /// 现场处理
        HandleOpinion = "handle_opinion",
        /// 答复
        ReplyToOpinion = "reply_to_opinion",
        /// 核实
        VerifyOpinion = "verify_opinion",
        /// Enter the resident's rating for them.
        RateForResident = "rate_for_resident",
        /// 重办
        ReopenOpinion = "reopen_opinion",
        /// 销号
        CloseOutOpinion = "close_out_opinion",
        /// 更正 of what one recorded oneself.
        CorrectOwnFact = "correct_own_fact",
        /// 更正 of what others recorded, too.
        CorrectOpinion = "correct_opinion",
        /// 公开、不公开、收回公开
        PublishOpinion = "publish_opinion",
        /// Bring a ledger in from a file.
        ImportOpinions = "import_opinions",
        /// 导出: take what one may see of the ledger out as a file.
        ExportOpinions = "export_opinions",
        /// Take out all that is held about one person.
        ExportPerson = "export_person",
        /// 删除反映人信息: erase who said something that has ended.
        ForgetReporter = "forget_reporter",
        /// Keep the library of reply texts.
        KeepReplyTexts = "keep_reply_texts",
        /// See accounts and their roles.
        ReadAccounts = "read_accounts",
        /// Open, change and lock accounts.
        ManageAccounts = "manage_accounts",
        /// See how the bureau or the squad stands, in figures.
        ReadOverview = "read_overview",
        /// Read, export and verify the journal.
        ReadJournal = "read_journal",
        /// See and change settings.
        ManageSettings = "manage_settings",
        /// Keep one's own account: password, mail address, sessions, tokens, second factor.
        OwnAccount = "own_account",
    }
}
words_of! {
    /// A post of product.md as a bundle of permissions.
    Role {
        /// 坐席
        Operator = "operator",
        /// 中队长
        SquadLeader = "squad_leader",
        /// 执法队员
        Officer = "officer",
        /// 法制审核
        Reviewer = "reviewer",
        /// 局领导
        Leader = "leader",
        /// 人事
        Personnel = "personnel",
        /// 培训
        Trainer = "trainer",
        /// 强转树办
        ActionOffice = "action_office",
        /// 信息公开编辑
        Editor = "editor",
        /// 系统管理员
        SystemAdministrator = "system_administrator",
        /// 安全管理员
        SecurityAdministrator = "security_administrator",
        /// 审计员
        Auditor = "auditor",
    }
}

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Whoever asks, and nobody else.
    Own,
    /// What belongs to the account's squad and the squads below it.
    Squad,
    /// The whole bureau.
    Bureau,
}

/// The three administrators (三员) exclude each other and every other role.
pub const EXCLUSIVE: &[Role] = &[Role::SystemAdministrator, Role::SecurityAdministrator, Role::Auditor];

/// Permissions of a role with their reach.
pub fn bundle(role: Role) -> Vec<(Permission, Scope)> {
    use Permission::{CorrectOwnFact, ExportOpinions, ManageAccounts, ManageSettings, PublishOpinion, ReadAccounts, ReadJournal, ReadOpinions, ReadOverview, VerifyOpinion};
    let (scope, permissions): (Scope, &[Permission]) = match role {
        Role::Operator => (Scope::Bureau, OPERATOR),
        Role::SquadLeader => (Scope::Squad, SQUAD_LEADER),
        Role::Officer => (Scope::Squad, OFFICER),
        Role::Reviewer => (Scope::Bureau, &[ReadOpinions, VerifyOpinion, CorrectOwnFact]),
        Role::Leader => (Scope::Bureau, LEADER),
        Role::ActionOffice => (Scope::Bureau, &[ReadOpinions, ExportOpinions, ReadOverview]),
        // Their work arrives with later capabilities; until then the roles open nothing but the sign-in page.
        Role::Personnel | Role::Trainer => (Scope::Bureau, &[]),
        // Looks at what everybody may see, and at nothing to do with the work itself.
        Role::Editor => (Scope::Bureau, &[ReadOpinions, PublishOpinion]),
        Role::SystemAdministrator => (Scope::Bureau, &[ManageSettings]),
        Role::SecurityAdministrator => (Scope::Bureau, &[ReadAccounts, ManageAccounts]),
        Role::Auditor => (Scope::Bureau, &[ReadJournal]),
    };
    let own = (Permission::OwnAccount, Scope::Own);
    permissions.iter().map(|permission| (*permission, scope)).chain([own]).collect()
}

/// Takes in, sorts, sends on, and strikes off; handles nothing.
const OPERATOR: &[Permission] = &[
    Permission::ReadOpinions,
    Permission::ReadReporters,
    Permission::ReceiveOpinion,
    Permission::SortOpinion,
    Permission::ReturnOpinion,
    Permission::MergeOpinion,
    Permission::UnmergeOpinion,
    Permission::AssignOpinion,
    Permission::AskResident,
    Permission::AnswerForResident,
    Permission::UrgeOpinion,
    Permission::VerifyOpinion,
    Permission::RateForResident,
    Permission::ReopenOpinion,
    Permission::CloseOutOpinion,
    Permission::CorrectOwnFact,
    Permission::CorrectOpinion,
    Permission::PublishOpinion,
    Permission::ImportOpinions,
    Permission::ExportOpinions,
    Permission::ExportPerson,
    Permission::ForgetReporter,
    Permission::KeepReplyTexts,
];

/// Does what the officers do, and answers for the squad's clocks.
const SQUAD_LEADER: &[Permission] = &[
    Permission::ReadOpinions,
    Permission::ReadReporters,
    Permission::AssignOpinion,
    Permission::HandBackOpinion,
    Permission::AcceptOpinion,
    Permission::HandOverOpinion,
    Permission::AskResident,
    Permission::SuspendOpinion,
    Permission::ResumeOpinion,
    Permission::ExtendOpinion,
    Permission::UrgeOpinion,
    Permission::SuperviseOpinion,
    Permission::HandleOpinion,
    Permission::ReplyToOpinion,
    Permission::VerifyOpinion,
    Permission::CloseOutOpinion,
    Permission::CorrectOwnFact,
    Permission::CorrectOpinion,
    Permission::ExportOpinions,
    Permission::ReadOverview,
];

/// Handles and answers what the squad has.
const OFFICER: &[Permission] = &[
    Permission::ReadOpinions,
    Permission::ReadReporters,
    Permission::HandBackOpinion,
    Permission::AcceptOpinion,
    Permission::AskResident,
    Permission::SuspendOpinion,
    Permission::ResumeOpinion,
    Permission::HandleOpinion,
    Permission::ReplyToOpinion,
    Permission::VerifyOpinion,
    Permission::CorrectOwnFact,
    Permission::CorrectOpinion,
];

/// Sees everything and presses; the work itself is done below.
const LEADER: &[Permission] = &[
    Permission::ReadOpinions,
    Permission::UrgeOpinion,
    Permission::SuperviseOpinion,
    Permission::ExtendOpinion,
    Permission::ReopenOpinion,
    Permission::VerifyOpinion,
    Permission::CorrectOwnFact,
    Permission::ExportOpinions,
    Permission::ReadOverview,
];

/// The roles that have a permission, with their reach, in the order of [`Role::ALL`].
pub fn roles_with(permission: Permission) -> Vec<(Role, Scope)> {
    let reach = |role: Role| bundle(role).into_iter().filter(|(p, _)| *p == permission).map(|(_, scope)| scope).max();
    Role::ALL.iter().filter_map(|role| Some((*role, reach(*role)?))).collect()
}

/// Who is asking, with everything a decision may need to know about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Clerk {
    /// The account.
    pub account: AccountId,
    /// Name shown beside the act.
    pub name: String,
    /// Own squad, for those who have one.
    pub squad: Option<SquadId>,
    /// Own squad and every squad below it.
    pub squads: Vec<SquadId>,
    /// Roles held.
    pub roles: Vec<Role>,
}

impl Clerk {
    /// How far this permission reaches for this person; nothing means no.
    pub fn scope(&self, permission: Permission) -> Option<Scope> {
        self.roles.iter().flat_map(|role| bundle(*role)).filter(|(p, _)| *p == permission).map(|(_, s)| s).max()
    }

    /// Whether the permission covers something that belongs to `squad` (nothing: it belongs to no squad yet).
    pub fn may(&self, permission: Permission, squad: Option<SquadId>) -> bool {
        match self.scope(permission) {
            None | Some(Scope::Own) => false,
            Some(Scope::Bureau) => true,
            Some(Scope::Squad) => squad.is_some_and(|squad| self.squads.contains(&squad)),
        }
    }
}

/// Whether one account may hold these roles together.
pub fn roles_agree(roles: &[Role]) -> bool {
    roles.len() <= 1 || !roles.iter().any(|role| EXCLUSIVE.contains(role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;
    use uuid::Uuid;

    const SQUAD: SquadId = SquadId(Uuid::from_u128(1));
    const BELOW: SquadId = SquadId(Uuid::from_u128(2));
    const OTHER: SquadId = SquadId(Uuid::from_u128(3));

    fn clerk(roles: &[Role]) -> Clerk {
        Clerk {
            account: AccountId(Uuid::from_u128(9)),
            name: "somebody".into(),
            squad: Some(SQUAD),
            squads: vec![SQUAD, BELOW],
            roles: roles.to_vec(),
        }
    }

    /// One line a permission, one column a role; a dot is no.
    fn matrix() -> String {
        let mut text = String::from("permission");
        text = format!("{text:24}");
        let width = |role: &Role| role.code().len().max(6);
        for role in Role::ALL {
            write!(text, "  {:width$}", role.code(), width = width(role)).unwrap();
        }
        text = format!("{}\n", text.trim_end());
        for permission in Permission::ALL {
            let mut line = format!("{:24}", permission.code());
            for role in Role::ALL {
                let reach = match clerk(&[*role]).scope(*permission) {
                    None => ".",
                    Some(Scope::Own) => "own",
                    Some(Scope::Squad) => "squad",
                    Some(Scope::Bureau) => "bureau",
                };
                write!(line, "  {reach:width$}", width = width(role)).unwrap();
            }
            writeln!(text, "{}", line.trim_end()).unwrap();
        }
        text
    }

    #[test]
    fn the_access_matrix_is_the_one_the_office_has_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../access-matrix.txt");
        let now = matrix();
        if std::env::var_os("UPDATE_ACCESS_MATRIX").is_some_and(|value| value == "1") {
            std::fs::write(path, &now).unwrap();
        }
        let read = std::fs::read_to_string(path).unwrap_or_default();
        let mut difference = String::new();
        for line in read.lines().filter(|line| !now.lines().any(|other| other == *line)) {
            writeln!(difference, "- {line}").unwrap();
        }
        for line in now.lines().filter(|line| !read.lines().any(|other| other == *line)) {
            writeln!(difference, "+ {line}").unwrap();
        }
        assert!(
            read == now,
            "access-matrix.txt no longer says who may do what:\n{difference}\
             If this is meant, renew it with UPDATE_ACCESS_MATRIX=1 cargo test -p chengguan-statute access"
        );
    }

    #[test]
    fn squad_reach_ends_at_the_squads_below_and_silence_means_no() {
        let may = |roles: &[Role], permission, squad| clerk(roles).may(permission, squad);
        for (situation, found, expected) in [
            ("own squad", may(&[Role::Officer], Permission::HandleOpinion, Some(SQUAD)), true),
            ("a squad below", may(&[Role::Officer], Permission::HandleOpinion, Some(BELOW)), true),
            ("another squad", may(&[Role::Officer], Permission::HandleOpinion, Some(OTHER)), false),
            ("no squad yet", may(&[Role::Officer], Permission::HandleOpinion, None), false),
            ("bureau reach, no squad yet", may(&[Role::Operator], Permission::SortOpinion, None), true),
            ("the wider of two posts", may(&[Role::Officer, Role::Leader], Permission::ReadOpinions, None), true),
            ("not said", may(&[Role::Leader], Permission::HandleOpinion, Some(SQUAD)), false),
            ("no post at all", may(&[], Permission::ReadOpinions, Some(SQUAD)), false),
        ] {
            assert_eq!(found, expected, "{situation}");
        }
    }

    #[test]
    fn the_three_administrators_exclude_each_other_and_every_post() {
        for administrator in EXCLUSIVE {
            assert!(roles_agree(&[*administrator]));
            for role in Role::ALL {
                assert!(!roles_agree(&[*administrator, *role]), "{administrator:?} with {role:?}");
            }
        }
        assert!(roles_agree(&[Role::Officer, Role::Trainer]));
    }

    #[test]
    fn every_permission_is_somebodys() {
        for permission in Permission::ALL {
            assert!(!roles_with(*permission).is_empty(), "{permission:?}");
        }
        let close_out = [(Role::Operator, Scope::Bureau), (Role::SquadLeader, Scope::Squad)];
        assert_eq!(roles_with(Permission::CloseOutOpinion), close_out);
    }
}
