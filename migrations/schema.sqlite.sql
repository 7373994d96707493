CREATE TABLE "account" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "login" varchar(60) NOT NULL,
  "name" varchar(60) NOT NULL,
  "squad_id" uuid_text,
  "roles" text NOT NULL,
  "password_hash" text NOT NULL,
  "version" integer NOT NULL,
  "failed_count" integer NOT NULL,
  "locked_until" integer,
  "disabled_at" integer,
  "standing_reason" text,
  "created_at" integer NOT NULL,
  "mail" varchar(254),
  "password_since" integer,
  "second_factor_at" integer,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE UNIQUE INDEX "account_login" ON "account" ("bureau_id", "login");

CREATE TABLE "attachment" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "sm3" blob(32) NOT NULL,
  "bytes" integer NOT NULL,
  "width" integer NOT NULL,
  "height" integer NOT NULL,
  "draft_hash" blob(32),
  "account_id" uuid_text,
  "opinion_id" uuid_text,
  "created_at" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "attachment_draft_hash" ON "attachment" ("bureau_id", "draft_hash");

CREATE INDEX "attachment_opinion_id" ON "attachment" ("bureau_id", "opinion_id");

CREATE TABLE "bureau" (
  "id" integer NOT NULL PRIMARY KEY,
  "code" varchar(40) NOT NULL UNIQUE,
  "short_code" varchar(2) NOT NULL UNIQUE,
  "name" varchar(120) NOT NULL,
  "uscc" varchar(18),
  "parent_id" integer,
  "demo" boolean NOT NULL,
  "created_at" integer NOT NULL
);

CREATE TABLE "draft" (
  "bureau_id" integer NOT NULL,
  "token_hash" blob(32) NOT NULL,
  "created_at" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "token_hash")
);

CREATE TABLE "export" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "account_id" uuid_text NOT NULL,
  "form" varchar(4) NOT NULL,
  "question" text NOT NULL,
  "columns" text NOT NULL,
  "rows" integer NOT NULL,
  "expected" integer NOT NULL,
  "bytes" integer,
  "ordered_at" integer NOT NULL,
  "finished_at" integer,
  "fault" varchar(24),
  "dropped_at" integer,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "export_account_id_ordered_at_id" ON "export" ("bureau_id", "account_id", "ordered_at", "id");

CREATE TABLE "idempotency" (
  "bureau_id" integer NOT NULL,
  "key_hash" blob(32) NOT NULL,
  "body_hash" blob(32) NOT NULL,
  "answer" blob(1),
  "recorded_at" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "key_hash")
);

CREATE INDEX "idempotency_recorded_at" ON "idempotency" ("bureau_id", "recorded_at");

CREATE TABLE "import_batch" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "file_name" varchar(200) NOT NULL,
  "rows" integer NOT NULL,
  "root" blob(32) NOT NULL,
  "staged_at" integer NOT NULL,
  "accepted_at" integer,
  "finished_at" integer,
  "entry_id" uuid_text,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE TABLE "import_file" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "account_id" uuid_text NOT NULL,
  "name" varchar(200) NOT NULL,
  "bytes" integer NOT NULL,
  "sm3" blob(32) NOT NULL,
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "head" text,
  "mapping" text,
  "report" text,
  "pass" varchar(8),
  "rows" integer NOT NULL,
  "of_rows" integer,
  "fault" varchar(400),
  "batch_id" uuid_text NOT NULL,
  "uploaded_at" integer NOT NULL,
  "dropped_at" integer,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "import_file_uploaded_at_id" ON "import_file" ("bureau_id", "uploaded_at", "id");

CREATE TABLE "import_row" (
  "bureau_id" integer NOT NULL,
  "batch_id" uuid_text NOT NULL,
  "row" integer NOT NULL,
  "source_id" varchar(100) NOT NULL,
  "body" text NOT NULL,
  "opinion_id" uuid_text,
  PRIMARY KEY ("bureau_id", "batch_id", "row")
);

CREATE INDEX "import_row_source_id" ON "import_row" ("bureau_id", "source_id");

CREATE TABLE "job" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "kind" varchar(24) NOT NULL,
  "subject_id" uuid_text NOT NULL,
  "body" text NOT NULL,
  "state" varchar(8) NOT NULL,
  "attempts" integer NOT NULL,
  "run_at" integer NOT NULL,
  "claim" uuid_text,
  "fault" varchar(24),
  "ordered_at" integer NOT NULL,
  "finished_at" integer,
  "entry_id" uuid_text,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "job_state_run_at" ON "job" ("bureau_id", "state", "run_at");

CREATE TABLE "journal_entry" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "recorded_at" integer NOT NULL,
  "subject_kind" varchar(20) NOT NULL,
  "subject_id" uuid_text NOT NULL,
  "payload" blob(1) NOT NULL,
  "leaf" blob(32) NOT NULL,
  "sequence" integer,
  "chain" blob(32),
  "act" varchar(60) NOT NULL DEFAULT '',
  "outcome" varchar(8) NOT NULL DEFAULT 'done',
  "account_id" uuid_text,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "journal_entry_account_id_recorded_at_id" ON "journal_entry" ("bureau_id", "account_id", "recorded_at", "id") WHERE "account_id" IS NOT NULL;

CREATE INDEX "journal_entry_act_recorded_at_id" ON "journal_entry" ("bureau_id", "act", "recorded_at", "id");

CREATE INDEX "journal_entry_outcome_recorded_at_id" ON "journal_entry" ("bureau_id", "outcome", "recorded_at", "id") WHERE outcome = 'refused';

CREATE INDEX "journal_entry_recorded_at_id" ON "journal_entry" ("bureau_id", "recorded_at", "id");

CREATE UNIQUE INDEX "journal_entry_sequence" ON "journal_entry" ("bureau_id", "sequence");

CREATE INDEX "journal_entry_subject_id" ON "journal_entry" ("bureau_id", "subject_id");

CREATE TABLE "journal_head" (
  "bureau_id" integer NOT NULL,
  "sequence" integer NOT NULL,
  "chain" blob(32) NOT NULL,
  PRIMARY KEY ("bureau_id")
);

CREATE TABLE "look" (
  "bureau_id" integer NOT NULL,
  "entry_id" uuid_text NOT NULL,
  "at" integer NOT NULL,
  "account_id" uuid_text NOT NULL,
  "opinion_id" uuid_text NOT NULL,
  "reason" text NOT NULL,
  "reason_salt" varchar(32) NOT NULL,
  PRIMARY KEY ("bureau_id", "entry_id")
);

CREATE INDEX "look_at_entry_id" ON "look" ("bureau_id", "at", "entry_id");

CREATE TABLE "message" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "kind" varchar(24) NOT NULL,
  "channel" varchar(8) NOT NULL,
  "opinion_id" uuid_text,
  "address" varchar(254) NOT NULL,
  "subject" varchar(200),
  "body" text NOT NULL,
  "parts" integer NOT NULL,
  "state" varchar(16) NOT NULL,
  "ordered_at" integer NOT NULL,
  "sent_at" integer,
  "gateway_id" varchar(120),
  "fault" varchar(200),
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "message_opinion_id" ON "message" ("bureau_id", "opinion_id");

CREATE INDEX "message_ordered_at_id" ON "message" ("bureau_id", "ordered_at", "id");

CREATE INDEX "message_state_ordered_at_id" ON "message" ("bureau_id", "state", "ordered_at", "id");

CREATE TABLE "notice" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "account_id" uuid_text NOT NULL,
  "opinion_id" uuid_text NOT NULL,
  "kind" varchar(20) NOT NULL,
  "at" integer NOT NULL,
  "read_at" integer,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "notice_account_id_at_id" ON "notice" ("bureau_id", "account_id", "at", "id");

CREATE INDEX "notice_account_id_read_at" ON "notice" ("bureau_id", "account_id", "read_at");

CREATE TABLE "number_block" (
  "bureau_id" integer NOT NULL,
  "day" integer NOT NULL,
  "next" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "day")
);

CREATE TABLE "open311_key" (
  "bureau_id" integer NOT NULL,
  "key_hash" blob(32) NOT NULL,
  "id" uuid_text NOT NULL,
  "name" varchar(60) NOT NULL,
  "created_at" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "key_hash")
);

CREATE TABLE "opinion" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "number" varchar(20) NOT NULL,
  "number_tail" varchar(4) NOT NULL,
  "version" integer NOT NULL,
  "digest" blob(32) NOT NULL,
  "kind" varchar(12) NOT NULL,
  "channel" varchar(12) NOT NULL,
  "source_id" varchar(100),
  "title" varchar(80) NOT NULL,
  "contact_name" varchar(60),
  "contact_phone" varchar(30),
  "contact_name_salt" varchar(32),
  "contact_phone_salt" varchar(32),
  "anonymous" boolean NOT NULL,
  "receipt_hash" blob(32) NOT NULL,
  "photos" integer NOT NULL,
  "address" varchar(200),
  "grid" varchar(20),
  "longitude" double,
  "latitude" double,
  "place_cell" integer,
  "category" varchar(60),
  "urgency" varchar(8),
  "approach" varchar(8),
  "standing" varchar(14) NOT NULL,
  "open" boolean NOT NULL,
  "squad_id" uuid_text,
  "handler_id" uuid_text,
  "supervised" boolean NOT NULL,
  "merged_into" uuid_text,
  "merged_count" integer NOT NULL,
  "received_at" integer NOT NULL,
  "replied_at" integer,
  "closed_at" integer,
  "clock" varchar(8),
  "clock_unit" varchar(12),
  "yellow_at" integer,
  "due_at" integer NOT NULL,
  "finish_due_at" integer,
  "next_alarm_at" integer,
  "changed_at" integer NOT NULL DEFAULT 0,
  "proposed_category" varchar(60),
  "satisfied" boolean,
  "contact_phone_mark" blob(32),
  "waits" varchar(20),
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "opinion_category_received_at_id" ON "opinion" ("bureau_id", "category", "received_at", "id");

CREATE INDEX "opinion_channel_changed_at_id" ON "opinion" ("bureau_id", "channel", "changed_at", "id");

CREATE INDEX "opinion_channel_received_at_id" ON "opinion" ("bureau_id", "channel", "received_at", "id");

CREATE INDEX "opinion_closed_at_id" ON "opinion" ("bureau_id", "closed_at", "id", "kind", "channel", "urgency", "approach", "category");

CREATE INDEX "opinion_contact_phone_mark_received_at" ON "opinion" ("bureau_id", "contact_phone_mark", "received_at");

CREATE INDEX "opinion_grid_received_at_id" ON "opinion" ("bureau_id", "grid", "received_at", "id", "squad_id");

CREATE INDEX "opinion_handler_id_open_due_at_id" ON "opinion" ("bureau_id", "handler_id", "open", "due_at", "id");

CREATE INDEX "opinion_merged_into" ON "opinion" ("bureau_id", "merged_into");

CREATE INDEX "opinion_next_alarm_at" ON "opinion" ("bureau_id", "next_alarm_at");

CREATE UNIQUE INDEX "opinion_number" ON "opinion" ("bureau_id", "number");

CREATE INDEX "opinion_number_tail" ON "opinion" ("bureau_id", "number_tail");

CREATE INDEX "opinion_open_due_at_id" ON "opinion" ("bureau_id", "open", "due_at", "id", "kind", "channel", "urgency", "approach", "category");

CREATE INDEX "opinion_place_cell_received_at" ON "opinion" ("bureau_id", "place_cell", "received_at");

CREATE UNIQUE INDEX "opinion_receipt_hash" ON "opinion" ("bureau_id", "receipt_hash");

CREATE INDEX "opinion_received_at_id" ON "opinion" ("bureau_id", "received_at", "id", "kind", "channel", "urgency", "approach", "category");

CREATE UNIQUE INDEX "opinion_source_id" ON "opinion" ("bureau_id", "source_id");

CREATE INDEX "opinion_squad_id_closed_at_id" ON "opinion" ("bureau_id", "squad_id", "closed_at", "id", "standing", "replied_at", "finish_due_at", "approach", "satisfied", "handler_id");

CREATE INDEX "opinion_squad_id_open_due_at_id" ON "opinion" ("bureau_id", "squad_id", "open", "due_at", "id", "standing", "yellow_at");

CREATE INDEX "opinion_squad_id_received_at_id" ON "opinion" ("bureau_id", "squad_id", "received_at", "id", "category");

CREATE INDEX "opinion_standing_due_at_id" ON "opinion" ("bureau_id", "standing", "due_at", "id");

CREATE INDEX "opinion_standing_received_at_id" ON "opinion" ("bureau_id", "standing", "received_at", "id");

CREATE INDEX "opinion_waits_due_at_id" ON "opinion" ("bureau_id", "waits", "due_at", "id");

CREATE INDEX "opinion_waits_received_at_id" ON "opinion" ("bureau_id", "waits", "received_at", "id");

CREATE TABLE "opinion_fact" (
  "bureau_id" integer NOT NULL,
  "opinion_id" uuid_text NOT NULL,
  "number" integer NOT NULL,
  "at" integer NOT NULL,
  "by" text NOT NULL,
  "body" text NOT NULL,
  "entry_id" uuid_text NOT NULL,
  PRIMARY KEY ("bureau_id", "opinion_id", "number")
);

CREATE TABLE "past_password" (
  "bureau_id" integer NOT NULL,
  "account_id" uuid_text NOT NULL,
  "until" integer NOT NULL,
  "password_hash" text NOT NULL,
  PRIMARY KEY ("bureau_id", "account_id", "until")
);

CREATE TABLE "publication" (
  "bureau_id" integer NOT NULL,
  "opinion_id" uuid_text NOT NULL,
  "published_at" integer NOT NULL,
  "title" varchar(80) NOT NULL,
  "said" text NOT NULL,
  "reply" text,
  "photos" text NOT NULL,
  PRIMARY KEY ("bureau_id", "opinion_id")
);

CREATE INDEX "publication_published_at_opinion_id" ON "publication" ("bureau_id", "published_at", "opinion_id");

CREATE TABLE "recovery_code" (
  "bureau_id" integer NOT NULL,
  "account_id" uuid_text NOT NULL,
  "code_hash" blob(32) NOT NULL,
  PRIMARY KEY ("bureau_id", "account_id", "code_hash")
);

CREATE TABLE "reply_text" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "title" varchar(30) NOT NULL,
  "text" text NOT NULL,
  "category" varchar(100),
  "version" integer NOT NULL,
  "changed_at" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE TABLE "saved_view" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "account_id" uuid_text NOT NULL,
  "name" varchar(40) NOT NULL,
  "question" text NOT NULL,
  "shared" boolean NOT NULL,
  "version" integer NOT NULL,
  "changed_at" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "saved_view_account_id" ON "saved_view" ("bureau_id", "account_id");

CREATE TABLE "seaql_migrations" (
  "version" varchar NOT NULL PRIMARY KEY,
  "applied_at" integer NOT NULL
);

CREATE TABLE "second_factor" (
  "bureau_id" integer NOT NULL,
  "account_id" uuid_text NOT NULL,
  "secret" text,
  "last_step" integer NOT NULL,
  "pending" text,
  "changed_at" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "account_id")
);

CREATE TABLE "session" (
  "bureau_id" integer NOT NULL,
  "id_hash" blob(32) NOT NULL,
  "account_id" uuid_text NOT NULL,
  "created_at" integer NOT NULL,
  "seen_at" integer NOT NULL,
  "expires_at" integer NOT NULL,
  "id" uuid_text,
  "agent" varchar(300),
  "address" varchar(40),
  PRIMARY KEY ("bureau_id", "id_hash")
);

CREATE INDEX "session_account_id" ON "session" ("bureau_id", "account_id");

CREATE UNIQUE INDEX "session_id" ON "session" ("bureau_id", "id");

CREATE TABLE "setting" (
  "bureau_id" integer NOT NULL,
  "name" varchar(40) NOT NULL,
  "value" text NOT NULL,
  "version" integer NOT NULL,
  "changed_at" integer NOT NULL,
  PRIMARY KEY ("bureau_id", "name")
);

CREATE TABLE "setting_version" (
  "bureau_id" integer NOT NULL,
  "name" varchar(40) NOT NULL,
  "version" integer NOT NULL,
  "value" text NOT NULL,
  "changed_at" integer NOT NULL,
  "account_id" uuid_text NOT NULL,
  "entry_id" uuid_text NOT NULL,
  PRIMARY KEY ("bureau_id", "name", "version")
);

CREATE TABLE "sign_in" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "at" integer NOT NULL,
  "account_id" uuid_text,
  "outcome" varchar(24) NOT NULL,
  "address" varchar(45),
  "agent" varchar(200),
  PRIMARY KEY ("bureau_id", "id")
);

CREATE INDEX "sign_in_account_id_at_id" ON "sign_in" ("bureau_id", "account_id", "at", "id");

CREATE INDEX "sign_in_at_id" ON "sign_in" ("bureau_id", "at", "id");

CREATE TABLE "squad" (
  "bureau_id" integer NOT NULL,
  "id" uuid_text NOT NULL,
  "parent_id" uuid_text,
  "name" varchar(60) NOT NULL,
  "position" integer NOT NULL,
  "version" integer NOT NULL DEFAULT 1,
  "closed_at" integer,
  PRIMARY KEY ("bureau_id", "id")
);

CREATE TABLE "token" (
  "bureau_id" integer NOT NULL,
  "token_hash" blob(32) NOT NULL,
  "account_id" uuid_text NOT NULL,
  "scope" varchar(8) NOT NULL,
  "created_at" integer NOT NULL,
  "expires_at" integer NOT NULL,
  "id" uuid_text,
  "name" varchar(40),
  PRIMARY KEY ("bureau_id", "token_hash")
);

CREATE INDEX "token_account_id" ON "token" ("bureau_id", "account_id");

CREATE UNIQUE INDEX "token_id" ON "token" ("bureau_id", "id");
