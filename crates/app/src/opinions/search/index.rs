//! The index on disk: derived from the ledger and rebuilt at will. It leads to opinions; what is shown is read from the
//! ledger, by whoever asks and as far as they may.

use super::signs::{Sought, beginning_with, marked, marked_text, pairs, sought};
use crate::secrets::Marker;
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexReader, IndexWriter, Order, ReloadPolicy, TantivyDocument, Term};

/// Another number: another form of the index, and what is on disk is built anew.
const FORM: u32 = 2;
/// Pairs of signs compared of one text.
const ALIKE_PAIRS: usize = 200;
/// Memory of the writer: the least there may be. An opinion takes some kilobytes.
const WRITER_BYTES: usize = 16_000_000;

/// What an opinion is found by.
pub struct Entry {
    /// Which.
    pub id: Uuid,
    /// In whose ledger.
    pub bureau: i32,
    /// Orders what is found.
    pub received_at: i64,
    /// What it is: exact terms as [`is`] makes them.
    pub is: Vec<String>,
    /// What was said, where, under which numbers.
    pub words: Vec<String>,
    /// Name and telephone; found only by who may see reporters.
    pub reporter: Vec<String>,
}

/// An exact term.
pub fn is(name: &str, value: impl std::fmt::Display) -> String {
    format!("{name}:{value}")
}

/// How far the ledger is indexed, bureau by bureau: the newest change taken in. Kept in the index's own commit.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Reached {
    form: u32,
    /// The key reporters are marked under.
    #[serde(default)]
    key: String,
    bureaus: BTreeMap<i32, (i64, Uuid)>,
}

impl Reached {
    /// Of one bureau.
    pub fn of(&self, bureau: i32) -> (i64, Uuid) {
        self.bureaus.get(&bureau).copied().unwrap_or((i64::MIN, Uuid::nil()))
    }

    /// Moves on.
    pub fn set(&mut self, bureau: i32, at: (i64, Uuid)) {
        self.bureaus.insert(bureau, at);
    }
}

/// What is looked for.
pub struct Question {
    /// In whose ledger.
    pub bureau: i32,
    /// Every run must be found.
    pub sought: Vec<Sought>,
    /// Among reporters' names and telephones, too.
    pub reporters: bool,
    /// Each must be one of an opinion's terms.
    pub all: Vec<String>,
    /// One of them must be; nothing: whatever they are.
    pub any: Option<Vec<String>>,
    /// Received from this instant on.
    pub from: Option<i64>,
    /// And before this one.
    pub before: Option<i64>,
}

struct Fields {
    id: Field,
    received: Field,
    is: Field,
    words: Field,
    reporter: Field,
}

/// The index.
pub struct Words {
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    fields: Fields,
    reached: Mutex<Reached>,
    marker: Marker,
}

impl Words {
    /// Opens the index in a folder; what cannot be read, or is of another form, is built anew.
    pub fn open(folder: &Path, marker: Marker) -> tantivy::Result<Self> {
        let fits = |reached: &Reached| reached.form == FORM && reached.key == marker.name();
        match Self::open_as_it_is(folder, &marker) {
            Ok(words) if fits(&lock(&words.reached)) => Ok(words),
            // Another process writes it: nothing to be mended here.
            Err(tantivy::TantivyError::LockFailure(why, context)) => Err(tantivy::TantivyError::LockFailure(why, context)),
            other => {
                drop(other);
                std::fs::remove_dir_all(folder)?;
                let words = Self::open_as_it_is(folder, &marker)?;
                *lock(&words.reached) = Reached { form: FORM, key: marker.name().to_owned(), ..Reached::default() };
                Ok(words)
            }
        }
    }

    fn open_as_it_is(folder: &Path, marker: &Marker) -> tantivy::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let (schema, fields) = schema();
        let index = Index::open_or_create(tantivy::directory::MmapDirectory::open(folder)?, schema)?;
        let reached = index.load_metas()?.payload.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, writer: Mutex::new(writer), fields, reached: Mutex::new(reached), marker: marker.clone() })
    }

    /// How far it got.
    pub fn reached(&self) -> Reached {
        lock(&self.reached).clone()
    }

    /// Takes entries in place of what was there of the same opinions, and keeps how far that is. On disk once it returns.
    pub fn take(&self, entries: Vec<Entry>, reached: Reached) -> tantivy::Result<()> {
        let mut writer = lock(&self.writer);
        for entry in entries {
            writer.delete_term(Term::from_field_bytes(self.fields.id, entry.id.as_bytes()));
            writer.add_document(self.document(&entry))?;
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&reached)?);
        commit.commit()?;
        *lock(&self.reached) = reached;
        self.reader.reload()
    }

    fn document(&self, entry: &Entry) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_bytes(self.fields.id, entry.id.as_bytes());
        document.add_i64(self.fields.received, entry.received_at);
        document.add_text(self.fields.is, is("bureau", entry.bureau));
        for term in &entry.is {
            document.add_text(self.fields.is, term);
        }
        document.add_pre_tokenized_text(self.fields.words, pairs(entry.words.iter().map(String::as_str)));
        document.add_pre_tokenized_text(self.fields.reporter, marked(pairs(entry.reporter.iter().map(String::as_str)), &self.marker));
        document
    }

    /// The newest that match, at most so many.
    pub fn newest(&self, question: &Question, most: usize) -> tantivy::Result<Vec<Uuid>> {
        let searcher = self.reader.searcher();
        let newest = TopDocs::with_limit(most).order_by_fast_field::<i64>("received", Order::Desc);
        let found = searcher.search(&self.query(question), &newest)?;
        let columns: Vec<_> = searcher.segment_readers().iter().map(|segment| segment.fast_fields().bytes("id")).collect::<Result<_, _>>()?;
        let mut ids = Vec::with_capacity(found.len());
        let mut bytes = Vec::new();
        for (_, address) in found {
            let Some(column) = &columns[address.segment_ord as usize] else { continue };
            for ord in column.term_ords(address.doc_id) {
                bytes.clear();
                column.ord_to_bytes(ord, &mut bytes)?;
                ids.extend(Uuid::from_slice(&bytes));
            }
        }
        Ok(ids)
    }

    /// What is most like a text: by the pairs of signs both have, rare ones more than common ones.
    pub fn alike(&self, bureau: i32, text: &str, most: usize) -> tantivy::Result<Vec<(Uuid, f32)>> {
        let searcher = self.reader.searcher();
        let mut pairs: Vec<String> = sought(text).into_iter().flat_map(|run| if let Sought::Pairs(pairs) = run { pairs } else { Vec::new() }).collect();
        pairs.sort();
        pairs.dedup();
        pairs.truncate(ALIKE_PAIRS);
        let shared = |pair: &String| -> (Occur, Box<dyn Query>) { (Occur::Should, Box::new(TermQuery::new(Term::from_field_text(self.fields.words, pair), IndexRecordOption::WithFreqs))) };
        let own: Box<dyn Query> = Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(Term::from_field_text(self.fields.is, &is("bureau", bureau)), IndexRecordOption::Basic)), 0.0));
        let alike: Box<dyn Query> = Box::new(BooleanQuery::new(pairs.iter().map(shared).collect()));
        let found = searcher.search(&BooleanQuery::new(vec![(Occur::Must, own), (Occur::Must, alike)]), &TopDocs::with_limit(most).order_by_score())?;
        let columns: Vec<_> = searcher.segment_readers().iter().map(|segment| segment.fast_fields().bytes("id")).collect::<Result<_, _>>()?;
        let (mut alike, mut bytes) = (Vec::with_capacity(found.len()), Vec::new());
        for (score, address) in found {
            let Some(column) = &columns[address.segment_ord as usize] else { continue };
            for ord in column.term_ords(address.doc_id) {
                bytes.clear();
                column.ord_to_bytes(ord, &mut bytes)?;
                alike.extend(Uuid::from_slice(&bytes).map(|id| (id, score)));
            }
        }
        Ok(alike)
    }

    fn query(&self, question: &Question) -> BooleanQuery {
        let term = |text: &str| -> Box<dyn Query> { Box::new(TermQuery::new(Term::from_field_text(self.fields.is, text), IndexRecordOption::Basic)) };
        let mut must: Vec<Box<dyn Query>> = vec![term(&is("bureau", question.bureau))];
        must.extend(question.all.iter().map(|text| term(text)));
        if let Some(any) = &question.any {
            must.push(Box::new(BooleanQuery::union(any.iter().map(|text| term(text)).collect())));
        }
        if question.from.is_some() || question.before.is_some() {
            let bound = |value: i64| Term::from_field_i64(self.fields.received, value);
            let from = question.from.map_or(Bound::Unbounded, |value| Bound::Included(bound(value)));
            must.push(Box::new(RangeQuery::new(from, question.before.map_or(Bound::Unbounded, |value| Bound::Excluded(bound(value))))));
        }
        for run in &question.sought {
            let mut fields = vec![run_in(self.fields.words, run)];
            if question.reporters {
                fields.push(marked_run_in(self.fields.reporter, run, &self.marker));
            }
            must.push(Box::new(BooleanQuery::union(fields)));
        }
        BooleanQuery::new(must.into_iter().map(|query| (Occur::Must, query)).collect())
    }
}

fn run_in(field: Field, run: &Sought) -> Box<dyn Query> {
    let term = |text: &str| Term::from_field_text(field, text);
    match run {
        Sought::Sign(sign) => {
            let range = beginning_with(*sign);
            Box::new(RangeQuery::new(Bound::Included(term(&range.start)), Bound::Excluded(term(&range.end))))
        }
        Sought::Pairs(pairs) => match pairs.as_slice() {
            [one] => Box::new(TermQuery::new(term(one), IndexRecordOption::Basic)),
            pairs => Box::new(PhraseQuery::new(pairs.iter().map(|pair| term(pair)).collect())),
        },
    }
}

fn marked_run_in(field: Field, run: &Sought, marker: &Marker) -> Box<dyn Query> {
    match run {
        Sought::Sign(sign) => run_in(field, &Sought::Pairs(vec![marked_text(&sign.to_string(), marker)])),
        Sought::Pairs(pairs) => run_in(field, &Sought::Pairs(pairs.iter().map(|pair| marked_text(pair, marker)).collect())),
    }
}

fn schema() -> (Schema, Fields) {
    let pairs = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let pairs = TextOptions::default().set_indexing_options(pairs);
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_bytes_field("id", INDEXED | FAST),
        received: schema.add_i64_field("received", FAST),
        is: schema.add_text_field("is", STRING),
        words: schema.add_text_field("words", pairs.clone()),
        reporter: schema.add_text_field("reporter", pairs),
    };
    (schema.build(), fields)
}

fn lock<T>(held: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: u128, words: &str, reporter: &str, squad: &str) -> Entry {
        Entry { id: Uuid::from_u128(id), bureau: 1, received_at: id as i64, is: vec![is("squad", squad)], words: vec![words.into()], reporter: vec![reporter.into()] }
    }

    fn marker(folder: &tempfile::TempDir) -> Marker {
        crate::secrets::Secrets::open(&folder.path().with_extension("key")).unwrap().marker()
    }

    fn found(words: &Words, typed: &str, reporters: bool) -> Vec<u128> {
        let question = Question { bureau: 1, sought: sought(typed), reporters, all: vec![], any: None, from: None, before: None };
        words.newest(&question, 10).unwrap().into_iter().map(|id| id.as_u128()).collect()
    }

    #[test]
    fn words_are_found_wherever_they_stand_newest_first_and_a_reporter_only_by_who_may() {
        let folder = tempfile::tempdir().unwrap();
        let words = Words::open(folder.path(), marker(&folder)).unwrap();
        let entries = vec![entry(1, "和平路烧烤摊占道经营", "钱多多 19900001234", "a"), entry(2, "河畔花园井盖坏了,占道", "", "b"), entry(3, "道路占用", "", "a")];
        words.take(entries, Reached { form: FORM, ..Reached::default() }).unwrap();
        assert_eq!(found(&words, "占道", false), [2, 1]);
        assert_eq!(found(&words, "占道 和平路", false), [1]);
        assert_eq!(found(&words, "井", false), [2]);
        assert_eq!(found(&words, "平道", false), [0u128; 0]);
        assert_eq!(found(&words, "1234", true), [1]);
        assert_eq!(found(&words, "1234", false), [0u128; 0]);
        let narrowed = |all: Vec<String>, any, from, before| words.newest(&Question { bureau: 1, sought: sought("道"), reporters: false, all, any, from, before }, 10).unwrap().len();
        assert_eq!(narrowed(vec![is("squad", "a")], None, None, None), 2);
        assert_eq!(narrowed(vec![], Some(vec![is("squad", "b")]), None, None), 1);
        assert_eq!(narrowed(vec![], Some(vec![]), None, None), 0, "who reaches no squad finds nothing");
        assert_eq!((narrowed(vec![], None, Some(2), None), narrowed(vec![], None, Some(2), Some(3))), (2, 1));
    }

    #[test]
    fn what_is_taken_again_stands_once_and_an_index_of_another_form_is_built_anew() {
        let folder = tempfile::tempdir().unwrap();
        let words = Words::open(folder.path(), marker(&folder)).unwrap();
        let mut reached = words.reached();
        reached.set(1, (7, Uuid::from_u128(2)));
        words.take(vec![entry(1, "电动车占道", "", "a")], reached.clone()).unwrap();
        words.take(vec![entry(1, "电动车已挪走", "", "a")], reached.clone()).unwrap();
        assert_eq!((found(&words, "占道", false), found(&words, "电动车", false)), (vec![], vec![1]));
        drop(words);
        let words = Words::open(folder.path(), marker(&folder)).unwrap();
        assert_eq!((words.reached().of(1), found(&words, "挪走", false)), ((7, Uuid::from_u128(2)), vec![1]));
        words.take(vec![], Reached { form: FORM + 1, ..reached }).unwrap();
        drop(words);
        let words = Words::open(folder.path(), marker(&folder)).unwrap();
        assert_eq!((words.reached().of(1).0, found(&words, "挪走", false)), (i64::MIN, vec![]));
        words.take(vec![entry(1, "电动车", "王女士 13800001234", "a")], words.reached()).unwrap();
        assert_eq!((found(&words, "王女士", true), found(&words, "1234", true), found(&words, "王", true), found(&words, "女王", true)), (vec![1], vec![1], vec![1], vec![]));
        assert_eq!(found(&words, "王女士", false), vec![]);
        drop(words);
        // Under another key nobody is found by the marks of the old one: it is built anew.
        let key = folder.path().with_extension("key");
        crate::secrets::Secrets::open(&key).unwrap().rotate().unwrap();
        let words = Words::open(folder.path(), marker(&folder)).unwrap();
        assert_eq!(found(&words, "王女士", true), vec![]);
    }
}
