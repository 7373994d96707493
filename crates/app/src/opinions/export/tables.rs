//! Rows of exports. The act that orders one writes it; only the closed list in `chores.rs` moves it on.

/// A file somebody ordered.
pub mod export {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "export")]
    #[allow(missing_docs)] // Every column is explained in the migration.
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub bureau_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub account_id: Uuid,
        pub form: String,
        pub question: String,
        pub columns: String,
        pub rows: i64,
        pub expected: i64,
        pub bytes: Option<i64>,
        pub ordered_at: i64,
        pub finished_at: Option<i64>,
        pub fault: Option<String>,
        pub dropped_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    #[allow(missing_docs)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
