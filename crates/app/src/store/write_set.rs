//! What an act will write, collected while it decides and executed all at once.

use super::{EntryRow, StoreError};
use chengguan_proof::Link;
use sea_orm::sea_query::{
    Alias, CommonTableExpression, DeleteStatement, Expr, ExprTrait, InsertStatement, PostgresQueryBuilder, Query, SqliteQueryBuilder,
    SubQueryStatement, UpdateStatement, Value, Values, WithClause,
};
use sea_orm::{DbBackend, Statement};

/// SQLite takes at most 1,000,000 bytes of SQL at once.
const SQL_BYTES: usize = 500_000;

/// One statement with the row it touches (table and key, or nothing where it touches many).
#[derive(Clone, Debug)]
pub struct Write {
    /// `table/key`, to see whether a set touches a row twice.
    pub row: Option<String>,
    /// The statement itself.
    pub statement: SubQueryStatement,
}

/// Statements in the order they were put.
#[derive(Clone, Debug, Default)]
pub struct WriteSet {
    writes: Vec<Write>,
}

impl WriteSet {
    /// Adds one.
    pub fn push(&mut self, row: Option<String>, statement: impl Into<SubQueryStatement>) {
        self.writes.push(Write { row, statement: statement.into() });
    }

    /// Adds all of another.
    pub fn append(&mut self, other: Self) {
        self.writes.extend(other.writes);
    }

    /// Nothing to write.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// One multi-statement between a savepoint and its release: one hop to SQLite's thread for the whole act. Only a set
    /// above `SQL_BYTES` (an import) takes more than one.
    pub(super) fn for_sqlite(&self) -> Vec<Statement> {
        let mut parts = Vec::new();
        let (mut sql, mut values) = (String::from("SAVEPOINT act"), Vec::new());
        for write in &self.writes {
            let (text, Values(more)) = build(&write.statement, DbBackend::Sqlite);
            if sql.len() + text.len() > SQL_BYTES {
                parts.push(Statement::from_sql_and_values(DbBackend::Sqlite, std::mem::take(&mut sql), std::mem::take(&mut values)));
            } else {
                sql.push_str("; ");
            }
            sql.push_str(&text);
            values.extend(more);
        }
        sql.push_str("; RELEASE act");
        parts.push(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values));
        parts
    }

    /// One data-modifying statement: every write as a common table expression, the entry as its body. A set that touches
    /// one row twice, or has a statement of unknown reach, cannot be folded: PostgreSQL would apply only one of the two.
    pub(super) fn for_postgres(&self, bureau: i32, entry: Option<&EntryRow>) -> Vec<Statement> {
        let mut rows: Vec<&String> = self.writes.iter().filter_map(|write| write.row.as_ref()).collect();
        let known = rows.len() == self.writes.len();
        rows.sort();
        let twice = rows.windows(2).any(|pair| pair[0] == pair[1]);
        let entry = entry.map(|entry| insert_entries(bureau, &[(entry, None)]));
        match entry {
            Some(entry) if known && !twice => vec![folded(&self.writes, entry)],
            entry => {
                let apart = self.writes.iter().map(|write| build(&write.statement, DbBackend::Postgres));
                let last = entry.map(|entry| entry.build(PostgresQueryBuilder));
                apart.chain(last).map(|(sql, Values(values))| Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).collect()
            }
        }
    }
}

fn folded(writes: &[Write], entry: InsertStatement) -> Statement {
    if writes.is_empty() {
        let (sql, Values(values)) = entry.build(PostgresQueryBuilder);
        return Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    }
    let mut with = WithClause::new();
    for (at, write) in writes.iter().enumerate() {
        let mut part = CommonTableExpression::new();
        part.table_name(Alias::new(format!("w{at}"))).query(write.statement.clone());
        with.cte(part);
    }
    let (sql, Values(values)) = with.query(entry).build(PostgresQueryBuilder);
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

fn build(statement: &SubQueryStatement, backend: DbBackend) -> (String, Values) {
    macro_rules! with {
        ($statement:expr) => {
            match backend {
                DbBackend::Postgres => $statement.build(PostgresQueryBuilder),
                _ => $statement.build(SqliteQueryBuilder),
            }
        };
    }
    match statement {
        SubQueryStatement::InsertStatement(insert) => with!(insert),
        SubQueryStatement::UpdateStatement(update) => with!(update),
        SubQueryStatement::DeleteStatement(delete) => with!(delete),
        SubQueryStatement::SelectStatement(select) => with!(select),
        SubQueryStatement::WithStatement(with) => with!(with),
    }
}

/// One insert for any number of entries, linked (SQLite) or not yet (PostgreSQL).
pub(super) fn insert_entries(bureau: i32, entries: &[(&EntryRow, Option<Link>)]) -> InsertStatement {
    let columns = ["bureau_id", "id", "recorded_at", "subject_kind", "subject_id", "act", "outcome", "account_id", "payload", "leaf", "sequence", "chain"];
    let mut insert = Query::insert();
    insert.into_table(Alias::new("journal_entry")).columns(columns.map(Alias::new));
    for (entry, link) in entries {
        insert.values_panic::<[Expr; 12]>([
            bureau.into(),
            entry.id.into(),
            entry.recorded_at.into(),
            entry.subject_kind.into(),
            entry.subject_id.into(),
            entry.act.as_str().into(),
            if entry.refused { "refused" } else { "done" }.into(),
            Expr::val(Value::Uuid(entry.account_id)),
            entry.payload.clone().into(),
            entry.leaf.to_vec().into(),
            Expr::val(Value::BigInt(link.map(|link| link.sequence))),
            Expr::val(Value::Bytes(link.map(|link| link.chain.to_vec()))),
        ]);
    }
    insert
}

/// Moves a bureau's head to its newest link.
pub(super) fn move_head(bureau: i32, link: Link) -> UpdateStatement {
    Query::update()
        .table(Alias::new("journal_head"))
        .value(Alias::new("sequence"), link.sequence)
        .value(Alias::new("chain"), link.chain.to_vec())
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .to_owned()
}

/// Reads a bureau's head.
pub(super) fn select_head(bureau: i32) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .columns(["sequence", "chain"].map(Alias::new))
        .from(Alias::new("journal_head"))
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .to_owned()
}

/// A head as stored.
#[derive(sea_orm::FromQueryResult)]
pub(super) struct HeadRow {
    pub sequence: i64,
    pub chain: Vec<u8>,
}

impl HeadRow {
    pub(super) fn link(self) -> Result<Link, StoreError> {
        let chain = self.chain.try_into().map_err(|_| StoreError::Broken("a head that is not 32 bytes".into()))?;
        Ok(Link { sequence: self.sequence, chain })
    }
}

/// So that callers need not name sea-query's delete.
impl From<DeleteStatement> for Write {
    fn from(delete: DeleteStatement) -> Self {
        Self { row: None, statement: delete.into() }
    }
}
