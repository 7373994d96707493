//! What a bureau was founded with is the first version of each setting. Where a setting was changed since, that is not
//! known any more from its tables; the journal has it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::Uuid;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_setting = ["bureau_id", "name", "version", "value", "changed_at"].map(Alias::new);
        // Nobody's account and no single entry: 16 bytes of nothing.
        let nobody = || Expr::value(Uuid::nil());
        let found = Query::select()
            .columns(of_setting.clone())
            .expr(nobody())
            .expr(nobody())
            .from(Alias::new("setting"))
            .and_where(Expr::col(Alias::new("version")).eq(1))
            .and_where(Expr::cust("NOT EXISTS (SELECT 1 FROM setting_version v WHERE v.bureau_id = setting.bureau_id AND v.name = setting.name)"))
            .to_owned();
        let mut insert = Query::insert();
        insert.into_table(Alias::new("setting_version")).columns(of_setting.into_iter().chain(["account_id", "entry_id"].map(Alias::new)));
        insert.select_from(found).map_err(|why| DbErr::Custom(why.to_string()))?;
        manager.get_connection().execute(&insert).await?;
        Ok(())
    }
}
