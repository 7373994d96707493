//! The permission in a handler's type. A handler without one does not reach data.

use super::session::{Signed, bureau_of, reads};
use crate::act::{Act, Refused};
use crate::desk::{Bureau, Desk};
use crate::idempotency::{Found, Keyed, Once};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::refusals::{Spoken, not_permitted};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chengguan_statute::access::{Clerk, Permission, Scope};
use chengguan_statute::{accounts, system};
use chengguan_statute::cite::Cite;
use chengguan_statute::ids::SquadId;
use chengguan_statute::opinions::{self, ActedBy};
use chengguan_statute::refusal::Reason;
use serde_json::Value;
use std::marker::PhantomData;
use std::sync::Arc;

/// Names one permission in a type.
pub trait Needs: Send + Sync + 'static {
    /// Which.
    const PERMISSION: Permission;
}

/// One type a permission, of the same name.
pub mod permission {
    use super::{Needs, Permission};

    macro_rules! types {
        ($($name:ident),+ $(,)?) => {$(
            #[doc = concat!("[`Permission::", stringify!($name), "`]")]
            #[derive(Clone, Copy, Debug)]
            pub struct $name;
            impl Needs for $name { const PERMISSION: Permission = Permission::$name; }
        )+};
    }

    types!(
        ReadOpinions, ReadReporters, ReceiveOpinion, SortOpinion, ReturnOpinion, MergeOpinion, UnmergeOpinion, AssignOpinion,
        HandBackOpinion, AcceptOpinion, AskResident, AnswerForResident, SuspendOpinion, ResumeOpinion, ExtendOpinion,
        UrgeOpinion, SuperviseOpinion, HandleOpinion, ReplyToOpinion, VerifyOpinion, RateForResident, ReopenOpinion,
        CloseOutOpinion, CorrectOwnFact, CorrectOpinion, PublishOpinion, ImportOpinions, ExportOpinions, ReadAccounts, ManageAccounts, ReadJournal, ManageSettings, OwnAccount, ReadOverview, HandOverOpinion, ExportPerson, ForgetReporter, KeepReplyTexts,
    );
}

/// Somebody signed in who holds the permission `P`.
pub struct May<P> {
    /// Who.
    pub clerk: Clerk,
    /// Where.
    pub bureau: Arc<Bureau>,
    /// The bureau's reference data as of the request.
    pub reference: Arc<Reference>,
    /// How far the permission reaches.
    pub scope: Scope,
    /// Key of the browser's session; nothing where a token asks, or no request does.
    pub session: Option<Vec<u8>>,
    once: Option<Found>,
    permission: PhantomData<P>,
}

impl<P: Needs> May<P> {
    /// For callers that are no request: the demo, a job. Checks the permission all the same.
    pub fn of(desk: &Desk, bureau: &Arc<Bureau>, clerk: Clerk) -> Option<Self> {
        let scope = clerk.scope(P::PERMISSION)?;
        Some(Self { clerk, bureau: bureau.clone(), reference: desk.reference(bureau.id), scope, session: None, once: None, permission: PhantomData })
    }

    /// As an actor in facts and entries.
    pub fn by(&self) -> ActedBy {
        by(&self.clerk)
    }

    /// Whether something that belongs to `squad` is within reach.
    pub fn reaches(&self, squad: Option<SquadId>) -> bool {
        self.clerk.may(P::PERMISSION, squad)
    }

    /// Begins an act with the request's idempotency key, if it has one.
    pub fn begin(&mut self, desk: &Desk) -> Act {
        let once = match self.once.take() {
            Some(Found::First(once)) => Some(once),
            _ => None,
        };
        desk.begin(&self.bureau, self.by(), once)
    }

    /// The kept answer of the first run (nothing where it was not kept), if this request is a repeat.
    pub fn repeated(&self) -> Option<Option<&Value>> {
        match &self.once {
            Some(Found::Again(answer)) => Some(answer.as_ref()),
            _ => None,
        }
    }
}

fn by(clerk: &Clerk) -> ActedBy {
    let post = clerk.roles.first().map(|role| role.code()).unwrap_or_default();
    ActedBy::Staff { account: clerk.account, name: clerk.name.clone(), squad: clerk.squad, post: post.into() }
}

impl<P: Needs> FromRequestParts<Desk> for May<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Problem> {
        let signed = Signed::find(parts, desk).await?;
        let bureau = bureau_of(parts)?;
        let scope = signed.clerk.scope(P::PERMISSION).filter(|_| reads(&parts.method) || !signed.read_only);
        let Some(scope) = scope else {
            return Err(deny(desk, &bureau, &signed, P::PERMISSION, parts.uri.path()).await);
        };
        let once = match parts.extensions.get::<Keyed>() {
            Some(keyed) => {
                let who = signed.clerk.account.to_string();
                Some(Once::find(&mut desk.reading(), bureau.id, &who, keyed).await?)
            }
            None => None,
        };
        let reference = desk.reference(bureau.id);
        let session = signed.session.map(|row| row.id_hash);
        Ok(Self { clerk: signed.clerk, bureau, reference, scope, session, once, permission: PhantomData })
    }
}

/// 403, journalled: somebody known asked for what they may not do. It names the act and who may, as every refusal does.
async fn deny(desk: &Desk, bureau: &Arc<Bureau>, signed: &Signed, permission: Permission, path: &str) -> Problem {
    let clerk = &signed.clerk;
    let asked = path.rsplit('/').next().unwrap_or_default();
    let (problem, codes, grounds) = if clerk.scope(permission).is_some() {
        (Problem::reading_token(), vec!["read_only_token".into()], Vec::new())
    } else if matches!(permission, Permission::ReadAccounts | Permission::ManageAccounts) {
        for_another_post(accounts::Act::from_code(asked), accounts::another_posts(permission))
    } else if permission == Permission::ManageSettings {
        for_another_post(system::Act::from_code(asked), system::another_posts(permission))
    } else if permission == Permission::ReadJournal {
        // Its `verify` is not the one of an opinion.
        for_another_post(None, opinions::another_posts(permission))
    } else {
        for_another_post(opinions::Act::from_code(asked), opinions::another_posts(permission))
    };
    let refused = Refused { act: format!("access.{}", permission.code()), version: 0, digest: [0; 32], grounds, codes, problem };
    desk.begin(bureau, by(clerk), None).refuse("account", clerk.account.0, refused).await
}

fn for_another_post<A: Spoken>(act: Option<A>, reason: Reason<A>) -> (Problem, Vec<String>, Vec<Cite>) {
    (not_permitted(act, &reason), vec![reason.code.into()], reason.grounds)
}

/// 404, journalled: it exists, and this person may not know.
pub async fn out_of_scope<P: Needs>(desk: &Desk, may: &May<P>, kind: &'static str, subject: uuid::Uuid) -> Problem {
    let act = desk.begin(&may.bureau, may.by(), None);
    let refused = Refused {
        act: format!("access.{}", P::PERMISSION.code()),
        version: 0,
        digest: [0; 32],
        grounds: Vec::new(),
        codes: vec!["out_of_scope".into()],
        problem: Problem::not_found(),
    };
    let mut problem = act.refuse(kind, subject, refused).await;
    problem.entry = None; // Naming the entry would tell that there is something.
    problem
}
