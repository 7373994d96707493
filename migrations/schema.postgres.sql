CREATE TABLE account (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  login character varying(60) NOT NULL,
  name character varying(60) NOT NULL,
  squad_id uuid,
  roles text NOT NULL,
  password_hash text NOT NULL,
  version integer NOT NULL,
  failed_count integer NOT NULL,
  locked_until bigint,
  disabled_at bigint,
  standing_reason text,
  created_at bigint NOT NULL,
  mail character varying(254),
  password_since bigint,
  second_factor_at bigint,
  CONSTRAINT account_pkey PRIMARY KEY (bureau_id, id)
);
CREATE UNIQUE INDEX account_login ON public.account USING btree (bureau_id, login);

CREATE TABLE attachment (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  sm3 bytea NOT NULL,
  bytes bigint NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  draft_hash bytea,
  account_id uuid,
  opinion_id uuid,
  created_at bigint NOT NULL,
  CONSTRAINT attachment_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX attachment_draft_hash ON public.attachment USING btree (bureau_id, draft_hash);
CREATE INDEX attachment_opinion_id ON public.attachment USING btree (bureau_id, opinion_id);

CREATE TABLE bureau (
  id integer NOT NULL,
  code character varying(40) NOT NULL,
  short_code character varying(2) NOT NULL,
  name character varying(120) NOT NULL,
  uscc character varying(18),
  parent_id integer,
  demo boolean NOT NULL,
  created_at bigint NOT NULL,
  CONSTRAINT bureau_code_key UNIQUE (code),
  CONSTRAINT bureau_pkey PRIMARY KEY (id),
  CONSTRAINT bureau_short_code_key UNIQUE (short_code)
);

CREATE TABLE draft (
  bureau_id integer NOT NULL,
  token_hash bytea NOT NULL,
  created_at bigint NOT NULL,
  CONSTRAINT draft_pkey PRIMARY KEY (bureau_id, token_hash)
);

CREATE TABLE export (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  form character varying(4) NOT NULL,
  question text NOT NULL,
  columns text NOT NULL,
  rows bigint NOT NULL,
  expected bigint NOT NULL,
  bytes bigint,
  ordered_at bigint NOT NULL,
  finished_at bigint,
  fault character varying(24),
  dropped_at bigint,
  CONSTRAINT export_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX export_account_id_ordered_at_id ON public.export USING btree (bureau_id, account_id, ordered_at, id);

CREATE TABLE idempotency (
  bureau_id integer NOT NULL,
  key_hash bytea NOT NULL,
  body_hash bytea NOT NULL,
  answer bytea,
  recorded_at bigint NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (bureau_id, key_hash)
);
CREATE INDEX idempotency_recorded_at ON public.idempotency USING btree (bureau_id, recorded_at);

CREATE TABLE import_batch (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  file_name character varying(200) NOT NULL,
  rows integer NOT NULL,
  root bytea NOT NULL,
  staged_at bigint NOT NULL,
  accepted_at bigint,
  finished_at bigint,
  entry_id uuid,
  CONSTRAINT import_batch_pkey PRIMARY KEY (bureau_id, id)
);

CREATE TABLE import_file (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  name character varying(200) NOT NULL,
  bytes bigint NOT NULL,
  sm3 bytea NOT NULL,
  state character varying(10) NOT NULL,
  version integer NOT NULL,
  head text,
  mapping text,
  report text,
  pass character varying(8),
  rows bigint NOT NULL,
  of_rows bigint,
  fault character varying(400),
  batch_id uuid NOT NULL,
  uploaded_at bigint NOT NULL,
  dropped_at bigint,
  CONSTRAINT import_file_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX import_file_uploaded_at_id ON public.import_file USING btree (bureau_id, uploaded_at, id);

CREATE TABLE import_row (
  bureau_id integer NOT NULL,
  batch_id uuid NOT NULL,
  row integer NOT NULL,
  source_id character varying(100) NOT NULL,
  body text NOT NULL,
  opinion_id uuid,
  CONSTRAINT import_row_pkey PRIMARY KEY (bureau_id, batch_id, "row")
);
CREATE INDEX import_row_source_id ON public.import_row USING btree (bureau_id, source_id);

CREATE TABLE job (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  kind character varying(24) NOT NULL,
  subject_id uuid NOT NULL,
  body text NOT NULL,
  state character varying(8) NOT NULL,
  attempts integer NOT NULL,
  run_at bigint NOT NULL,
  claim uuid,
  fault character varying(24),
  ordered_at bigint NOT NULL,
  finished_at bigint,
  entry_id uuid,
  CONSTRAINT job_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX job_state_run_at ON public.job USING btree (bureau_id, state, run_at);

CREATE TABLE journal_entry (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  recorded_at bigint NOT NULL,
  subject_kind character varying(20) NOT NULL,
  subject_id uuid NOT NULL,
  payload bytea NOT NULL,
  leaf bytea NOT NULL,
  sequence bigint,
  chain bytea,
  act character varying(60) DEFAULT ''::character varying NOT NULL,
  outcome character varying(8) DEFAULT 'done'::character varying NOT NULL,
  account_id uuid,
  CONSTRAINT journal_entry_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX journal_entry_account_id_recorded_at_id ON public.journal_entry USING btree (bureau_id, account_id, recorded_at, id) WHERE (account_id IS NOT NULL);
CREATE INDEX journal_entry_act_recorded_at_id ON public.journal_entry USING btree (bureau_id, act, recorded_at, id);
CREATE INDEX journal_entry_outcome_recorded_at_id ON public.journal_entry USING btree (bureau_id, outcome, recorded_at, id) WHERE ((outcome)::text = 'refused'::text);
CREATE INDEX journal_entry_recorded_at_id ON public.journal_entry USING btree (bureau_id, recorded_at, id);
CREATE UNIQUE INDEX journal_entry_sequence ON public.journal_entry USING btree (bureau_id, sequence);
CREATE INDEX journal_entry_subject_id ON public.journal_entry USING btree (bureau_id, subject_id);

CREATE TABLE journal_head (
  bureau_id integer NOT NULL,
  sequence bigint NOT NULL,
  chain bytea NOT NULL,
  CONSTRAINT journal_head_pkey PRIMARY KEY (bureau_id)
);

CREATE TABLE look (
  bureau_id integer NOT NULL,
  entry_id uuid NOT NULL,
  at bigint NOT NULL,
  account_id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  reason text NOT NULL,
  reason_salt character varying(32) NOT NULL,
  CONSTRAINT look_pkey PRIMARY KEY (bureau_id, entry_id)
);
CREATE INDEX look_at_entry_id ON public.look USING btree (bureau_id, at, entry_id);

CREATE TABLE message (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  kind character varying(24) NOT NULL,
  channel character varying(8) NOT NULL,
  opinion_id uuid,
  address text NOT NULL,
  subject character varying(200),
  body text NOT NULL,
  parts integer NOT NULL,
  state character varying(16) NOT NULL,
  ordered_at bigint NOT NULL,
  sent_at bigint,
  gateway_id character varying(120),
  fault character varying(200),
  CONSTRAINT message_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX message_opinion_id ON public.message USING btree (bureau_id, opinion_id);
CREATE INDEX message_ordered_at_id ON public.message USING btree (bureau_id, ordered_at, id);
CREATE INDEX message_state_ordered_at_id ON public.message USING btree (bureau_id, state, ordered_at, id);

CREATE TABLE notice (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  kind character varying(20) NOT NULL,
  at bigint NOT NULL,
  read_at bigint,
  CONSTRAINT notice_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX notice_account_id_at_id ON public.notice USING btree (bureau_id, account_id, at, id);
CREATE INDEX notice_account_id_read_at ON public.notice USING btree (bureau_id, account_id, read_at);

CREATE TABLE number_block (
  bureau_id integer NOT NULL,
  day integer NOT NULL,
  next integer NOT NULL,
  CONSTRAINT number_block_pkey PRIMARY KEY (bureau_id, day)
);

CREATE TABLE open311_key (
  bureau_id integer NOT NULL,
  key_hash bytea NOT NULL,
  id uuid NOT NULL,
  name character varying(60) NOT NULL,
  created_at bigint NOT NULL,
  CONSTRAINT open311_key_pkey PRIMARY KEY (bureau_id, key_hash)
);

CREATE TABLE opinion (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  number character varying(20) NOT NULL,
  number_tail character varying(4) NOT NULL,
  version integer NOT NULL,
  digest bytea NOT NULL,
  kind character varying(12) NOT NULL,
  channel character varying(12) NOT NULL,
  source_id character varying(100),
  title character varying(80) NOT NULL,
  contact_name text,
  contact_phone text,
  contact_name_salt character varying(32),
  contact_phone_salt character varying(32),
  anonymous boolean NOT NULL,
  receipt_hash bytea NOT NULL,
  photos integer NOT NULL,
  address character varying(200),
  grid character varying(20),
  longitude double precision,
  latitude double precision,
  place_cell bigint,
  category character varying(60),
  urgency character varying(8),
  approach character varying(8),
  standing character varying(14) NOT NULL,
  open boolean NOT NULL,
  squad_id uuid,
  handler_id uuid,
  supervised boolean NOT NULL,
  merged_into uuid,
  merged_count integer NOT NULL,
  received_at bigint NOT NULL,
  replied_at bigint,
  closed_at bigint,
  clock character varying(8),
  clock_unit character varying(12),
  yellow_at bigint,
  due_at bigint NOT NULL,
  finish_due_at bigint,
  next_alarm_at bigint,
  changed_at bigint DEFAULT 0 NOT NULL,
  proposed_category character varying(60),
  satisfied boolean,
  contact_phone_mark bytea,
  waits character varying(20),
  CONSTRAINT opinion_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX opinion_category_received_at_id ON public.opinion USING btree (bureau_id, category, received_at, id);
CREATE INDEX opinion_channel_changed_at_id ON public.opinion USING btree (bureau_id, channel, changed_at, id);
CREATE INDEX opinion_channel_received_at_id ON public.opinion USING btree (bureau_id, channel, received_at, id);
CREATE INDEX opinion_closed_at_id ON public.opinion USING btree (bureau_id, closed_at, id, kind, channel, urgency, approach, category);
CREATE INDEX opinion_contact_phone_mark_received_at ON public.opinion USING btree (bureau_id, contact_phone_mark, received_at);
CREATE INDEX opinion_grid_received_at_id ON public.opinion USING btree (bureau_id, grid, received_at, id, squad_id);
CREATE INDEX opinion_handler_id_open_due_at_id ON public.opinion USING btree (bureau_id, handler_id, open, due_at, id);
CREATE INDEX opinion_merged_into ON public.opinion USING btree (bureau_id, merged_into);
CREATE INDEX opinion_next_alarm_at ON public.opinion USING btree (bureau_id, next_alarm_at);
CREATE UNIQUE INDEX opinion_number ON public.opinion USING btree (bureau_id, number);
CREATE INDEX opinion_number_tail ON public.opinion USING btree (bureau_id, number_tail);
CREATE INDEX opinion_open_due_at_id ON public.opinion USING btree (bureau_id, open, due_at, id, kind, channel, urgency, approach, category);
CREATE INDEX opinion_place_cell_received_at ON public.opinion USING btree (bureau_id, place_cell, received_at);
CREATE UNIQUE INDEX opinion_receipt_hash ON public.opinion USING btree (bureau_id, receipt_hash);
CREATE INDEX opinion_received_at_id ON public.opinion USING btree (bureau_id, received_at, id, kind, channel, urgency, approach, category);
CREATE UNIQUE INDEX opinion_source_id ON public.opinion USING btree (bureau_id, source_id);
CREATE INDEX opinion_squad_id_closed_at_id ON public.opinion USING btree (bureau_id, squad_id, closed_at, id, standing, replied_at, finish_due_at, approach, satisfied, handler_id);
CREATE INDEX opinion_squad_id_open_due_at_id ON public.opinion USING btree (bureau_id, squad_id, open, due_at, id, standing, yellow_at);
CREATE INDEX opinion_squad_id_received_at_id ON public.opinion USING btree (bureau_id, squad_id, received_at, id, category);
CREATE INDEX opinion_standing_due_at_id ON public.opinion USING btree (bureau_id, standing, due_at, id);
CREATE INDEX opinion_standing_received_at_id ON public.opinion USING btree (bureau_id, standing, received_at, id);
CREATE INDEX opinion_waits_due_at_id ON public.opinion USING btree (bureau_id, waits, due_at, id);
CREATE INDEX opinion_waits_received_at_id ON public.opinion USING btree (bureau_id, waits, received_at, id);

CREATE TABLE opinion_fact (
  bureau_id integer NOT NULL,
  opinion_id uuid NOT NULL,
  number integer NOT NULL,
  at bigint NOT NULL,
  by text NOT NULL,
  body text NOT NULL,
  entry_id uuid NOT NULL,
  CONSTRAINT opinion_fact_pkey PRIMARY KEY (bureau_id, opinion_id, number)
);

CREATE TABLE past_password (
  bureau_id integer NOT NULL,
  account_id uuid NOT NULL,
  until bigint NOT NULL,
  password_hash text NOT NULL,
  CONSTRAINT past_password_pkey PRIMARY KEY (bureau_id, account_id, until)
);

CREATE TABLE publication (
  bureau_id integer NOT NULL,
  opinion_id uuid NOT NULL,
  published_at bigint NOT NULL,
  title character varying(80) NOT NULL,
  said text NOT NULL,
  reply text,
  photos text NOT NULL,
  CONSTRAINT publication_pkey PRIMARY KEY (bureau_id, opinion_id)
);
CREATE INDEX publication_published_at_opinion_id ON public.publication USING btree (bureau_id, published_at, opinion_id);

CREATE TABLE recovery_code (
  bureau_id integer NOT NULL,
  account_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  CONSTRAINT recovery_code_pkey PRIMARY KEY (bureau_id, account_id, code_hash)
);

CREATE TABLE reply_text (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  title character varying(30) NOT NULL,
  text text NOT NULL,
  category character varying(100),
  version integer NOT NULL,
  changed_at bigint NOT NULL,
  CONSTRAINT reply_text_pkey PRIMARY KEY (bureau_id, id)
);

CREATE TABLE saved_view (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  name character varying(40) NOT NULL,
  question text NOT NULL,
  shared boolean NOT NULL,
  version integer NOT NULL,
  changed_at bigint NOT NULL,
  CONSTRAINT saved_view_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX saved_view_account_id ON public.saved_view USING btree (bureau_id, account_id);

CREATE TABLE seaql_migrations (
  version character varying NOT NULL,
  applied_at bigint NOT NULL,
  CONSTRAINT seaql_migrations_pkey PRIMARY KEY (version)
);

CREATE TABLE second_factor (
  bureau_id integer NOT NULL,
  account_id uuid NOT NULL,
  secret text,
  last_step bigint NOT NULL,
  pending text,
  changed_at bigint NOT NULL,
  CONSTRAINT second_factor_pkey PRIMARY KEY (bureau_id, account_id)
);

CREATE TABLE session (
  bureau_id integer NOT NULL,
  id_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  created_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  id uuid,
  agent character varying(300),
  address character varying(40),
  CONSTRAINT session_pkey PRIMARY KEY (bureau_id, id_hash)
);
CREATE INDEX session_account_id ON public.session USING btree (bureau_id, account_id);
CREATE UNIQUE INDEX session_id ON public.session USING btree (bureau_id, id);

CREATE TABLE setting (
  bureau_id integer NOT NULL,
  name character varying(40) NOT NULL,
  value text NOT NULL,
  version integer NOT NULL,
  changed_at bigint NOT NULL,
  CONSTRAINT setting_pkey PRIMARY KEY (bureau_id, name)
);

CREATE TABLE setting_version (
  bureau_id integer NOT NULL,
  name character varying(40) NOT NULL,
  version integer NOT NULL,
  value text NOT NULL,
  changed_at bigint NOT NULL,
  account_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  CONSTRAINT setting_version_pkey PRIMARY KEY (bureau_id, name, version)
);

CREATE TABLE sign_in (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  at bigint NOT NULL,
  account_id uuid,
  outcome character varying(24) NOT NULL,
  address character varying(45),
  agent character varying(200),
  CONSTRAINT sign_in_pkey PRIMARY KEY (bureau_id, id)
);
CREATE INDEX sign_in_account_id_at_id ON public.sign_in USING btree (bureau_id, account_id, at, id);
CREATE INDEX sign_in_at_id ON public.sign_in USING btree (bureau_id, at, id);

CREATE TABLE squad (
  bureau_id integer NOT NULL,
  id uuid NOT NULL,
  parent_id uuid,
  name character varying(60) NOT NULL,
  position integer NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  closed_at bigint,
  CONSTRAINT squad_pkey PRIMARY KEY (bureau_id, id)
);

CREATE TABLE token (
  bureau_id integer NOT NULL,
  token_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  scope character varying(8) NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  id uuid,
  name character varying(40),
  CONSTRAINT token_pkey PRIMARY KEY (bureau_id, token_hash)
);
CREATE INDEX token_account_id ON public.token USING btree (bureau_id, account_id);
CREATE UNIQUE INDEX token_id ON public.token USING btree (bureau_id, id);
