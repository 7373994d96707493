//! Rows of Open311's own table. Only `keys.rs` writes it.

/// A system that may send requests.
pub mod open311_key {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "open311_key")]
    #[allow(missing_docs)] // Every column is explained in the migration.
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub bureau_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key_hash: Vec<u8>,
        pub id: Uuid,
        pub name: String,
        pub created_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    #[allow(missing_docs)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
