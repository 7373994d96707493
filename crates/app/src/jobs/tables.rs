//! Rows of jobs. An act orders them; only the closed list in `chores.rs` moves them on.

/// Work after an act.
pub mod job {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    #[allow(missing_docs)] // Every column is explained in the migration.
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub bureau_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub subject_id: Uuid,
        pub body: String,
        pub state: String,
        pub attempts: i32,
        pub run_at: i64,
        pub claim: Option<Uuid>,
        pub fault: Option<String>,
        pub ordered_at: i64,
        pub finished_at: Option<i64>,
        pub entry_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    #[allow(missing_docs)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
