//! What the overview counts: the resident's verdict beside the row, and indexes that hold all a figure asks about, so that
//! counting looks at no row of the table and costs what the days asked about hold, however long the ledger is.

use crate::{index, optional};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Indexes of the squads' lists that are widened: name and columns stay, and behind them stands what figures ask about.
const WIDENED: [(&[&str], &[&str]); 3] = [
    // In hand, due, near due, overdue, stopped, by squad.
    (&["squad_id", "open", "due_at", "id"], &["standing", "yellow_at"]),
    // Closed, in time or not, 721, content or not, by squad and by handler.
    (&["squad_id", "closed_at", "id"], &["standing", "replied_at", "finish_due_at", "approach", "satisfied", "handler_id"]),
    // Received, by category.
    (&["squad_id", "received_at", "id"], &["category"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The verdict on the newest reply; nothing where there is none. Kept here so that counting reads no facts. It is
        // filled with the next fact of an opinion; those closed before this column have none, and count as not rated.
        let satisfied = optional("satisfied").boolean().take();
        manager.alter_table(Table::alter().table(Alias::new("opinion")).add_column(satisfied).take()).await?;
        for (columns, held) in WIDENED {
            let mut wider = index("opinion", columns, false);
            for column in held {
                wider.col(Alias::new(*column));
            }
            manager.drop_index(Index::drop().name(format!("opinion_{}", columns.join("_"))).table(Alias::new("opinion")).to_owned()).await?;
            manager.create_index(wider).await?;
        }
        // Received by grid cell: the map, and the list a cell opens to. The squad stands behind, for its own map.
        let mut of_cells = index("opinion", &["grid", "received_at", "id"], false);
        of_cells.col(Alias::new("squad_id"));
        manager.create_index(of_cells).await
    }
}
