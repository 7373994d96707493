//! Rows of messages. The jobs that write and send them hand them to `chores/jobs.rs`; an act sends one again.

/// One text to one person over one channel.
pub mod message {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "message")]
    #[allow(missing_docs)] // Every column is explained in the migration.
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub bureau_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub channel: String,
        pub opinion_id: Option<Uuid>,
        pub address: String,
        pub subject: Option<String>,
        pub body: String,
        pub parts: i32,
        pub state: String,
        pub ordered_at: i64,
        pub sent_at: Option<i64>,
        pub gateway_id: Option<String>,
        pub fault: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    #[allow(missing_docs)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
