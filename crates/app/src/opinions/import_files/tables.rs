//! Rows of files to be imported. Only the closed list in `chores.rs` and the act that takes one in write them.

/// A file somebody brought.
pub mod import_file {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_file")]
    #[allow(missing_docs)] // Every column is explained in the migration.
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub bureau_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub account_id: Uuid,
        pub name: String,
        pub bytes: i64,
        pub sm3: Vec<u8>,
        pub state: String,
        pub version: i32,
        pub head: Option<String>,
        pub mapping: Option<String>,
        pub report: Option<String>,
        pub pass: Option<String>,
        pub rows: i64,
        pub of_rows: Option<i64>,
        pub fault: Option<String>,
        pub batch_id: Uuid,
        pub uploaded_at: i64,
        pub dropped_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    #[allow(missing_docs)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
