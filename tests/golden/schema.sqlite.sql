CREATE TABLE article (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	source_id INTEGER NOT NULL,
	url TEXT,
	url_norm TEXT,
	ref TEXT,
	CONSTRAINT fk_article_source_id FOREIGN KEY(source_id) REFERENCES source (id),
	CONSTRAINT pk_article PRIMARY KEY (id),
	CONSTRAINT uq_article_key UNIQUE ("key"),
	CONSTRAINT uq_article_url_norm UNIQUE (url_norm)
);

CREATE TABLE article_revision (
	id INTEGER NOT NULL,
	article_id INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	text TEXT,
	source_name TEXT NOT NULL,
	title TEXT,
	author TEXT,
	lang TEXT NOT NULL,
	published TEXT NOT NULL,
	published_on TEXT NOT NULL,
	archive TEXT,
	retrieved TEXT,
	modified TEXT,
	stamp TEXT NOT NULL,
	meta TEXT NOT NULL,
	is_current SMALLINT NOT NULL, extractor TEXT,
	CONSTRAINT ck_article_revision_hash_of_text CHECK ((text is null) = (sha256 = '')),
	CONSTRAINT ck_article_revision_is_current_flag CHECK (is_current in (0, 1)),
	CONSTRAINT fk_article_revision_article_id FOREIGN KEY(article_id) REFERENCES article (id),
	CONSTRAINT pk_article_revision PRIMARY KEY (id),
	CONSTRAINT uq_article_revision_article_id_sha256 UNIQUE (article_id, sha256)
);

CREATE TABLE change (
	id INTEGER NOT NULL,
	run_id INTEGER NOT NULL,
	at TEXT NOT NULL,
	action TEXT NOT NULL,
	kind TEXT NOT NULL,
	"key" TEXT NOT NULL,
	"before" TEXT,
	"after" TEXT,
	CONSTRAINT ck_change_action_known CHECK (action in ('add', 'update', 'withdraw', 'absorb', 'judge', 'retract')),
	CONSTRAINT fk_change_run_id FOREIGN KEY(run_id) REFERENCES ingest_run (id),
	CONSTRAINT pk_change PRIMARY KEY (id)
);

CREATE TABLE claim (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	kind TEXT NOT NULL,
	text TEXT,
	event_text TEXT,
	event_earliest TEXT,
	event_latest TEXT,
	reviewed SMALLINT NOT NULL,
	CONSTRAINT ck_claim_event_in_order CHECK (event_earliest is null or event_latest is null or event_earliest <= event_latest),
	CONSTRAINT ck_claim_kind_known CHECK (kind in ('position', 'fact', 'evaluation', 'commitment', 'prediction', 'demand')),
	CONSTRAINT ck_claim_reviewed_flag CHECK (reviewed in (0, 1)),
	CONSTRAINT pk_claim PRIMARY KEY (id),
	CONSTRAINT uq_claim_key UNIQUE ("key")
);

CREATE TABLE claim_about (
	claim_id INTEGER NOT NULL,
	speaker_id INTEGER NOT NULL,
	CONSTRAINT fk_claim_about_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id),
	CONSTRAINT fk_claim_about_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT pk_claim_about PRIMARY KEY (claim_id, speaker_id)
);

CREATE TABLE claim_relation (
	from_claim_id INTEGER NOT NULL,
	to_claim_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	CONSTRAINT ck_claim_relation_between_two CHECK (from_claim_id <> to_claim_id),
	CONSTRAINT ck_claim_relation_kind_known CHECK (kind in ('contradicts', 'equivalent', 'entails', 'refines', 'supersedes')),
	CONSTRAINT fk_claim_relation_from_claim_id FOREIGN KEY(from_claim_id) REFERENCES claim (id),
	CONSTRAINT fk_claim_relation_to_claim_id FOREIGN KEY(to_claim_id) REFERENCES claim (id),
	CONSTRAINT pk_claim_relation PRIMARY KEY (from_claim_id, to_claim_id, kind)
);

CREATE TABLE claim_text (
	claim_id INTEGER NOT NULL,
	lang TEXT NOT NULL,
	text TEXT NOT NULL,
	CONSTRAINT fk_claim_text_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id),
	CONSTRAINT pk_claim_text PRIMARY KEY (claim_id, lang)
);

CREATE TABLE claim_topic (
	claim_id INTEGER NOT NULL,
	topic_id INTEGER NOT NULL,
	CONSTRAINT fk_claim_topic_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id),
	CONSTRAINT fk_claim_topic_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id),
	CONSTRAINT pk_claim_topic PRIMARY KEY (claim_id, topic_id)
);

CREATE TABLE codebook_entry (
	id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	"key" TEXT NOT NULL,
	body TEXT NOT NULL,
	CONSTRAINT ck_codebook_entry_kind_known CHECK (kind in ('source', 'speaker', 'topic', 'claim', 'occasion')),
	CONSTRAINT pk_codebook_entry PRIMARY KEY (id),
	CONSTRAINT uq_codebook_entry_kind_key UNIQUE (kind, "key")
);

CREATE TABLE coding (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	reading_id INTEGER NOT NULL,
	record_id TEXT NOT NULL,
	claim_id INTEGER,
	stance SMALLINT,
	stance_label TEXT NOT NULL,
	conditional SMALLINT NOT NULL,
	condition TEXT,
	act TEXT NOT NULL,
	mode TEXT,
	certainty TEXT,
	cue TEXT,
	distancing TEXT,
	date_text TEXT NOT NULL,
	date_earliest TEXT,
	date_latest TEXT NOT NULL,
	date_basis TEXT NOT NULL,
	date_exact SMALLINT NOT NULL,
	date_days INTEGER,
	date_time TEXT,
	said_text TEXT,
	occasion_id INTEGER,
	occasion_text TEXT,
	ref TEXT,
	confidence FLOAT,
	note TEXT,
	translation TEXT,
	evidence TEXT NOT NULL,
	defines SMALLINT NOT NULL,
	start_char INTEGER NOT NULL,
	body TEXT NOT NULL, claim_coded TEXT, as_coded TEXT,
	CONSTRAINT ck_coding_act_known CHECK (act in ('assert', 'deny', 'demand', 'propose', 'promise', 'accept', 'reject', 'threaten', 'accuse', 'confirm', 'question', 'decline-comment', 'vote')),
	CONSTRAINT ck_coding_certainty_known CHECK (certainty in ('certain', 'probable', 'possible', 'unknown')),
	CONSTRAINT ck_coding_conditional_flag CHECK (conditional in (0, 1)),
	CONSTRAINT ck_coding_confidence_range CHECK (confidence between 0 and 1),
	CONSTRAINT ck_coding_date_basis_known CHECK (date_basis in ('explicit', 'relative', 'inferred', 'publication', 'unknown')),
	CONSTRAINT ck_coding_date_exact_flag CHECK (date_exact in (0, 1)),
	CONSTRAINT ck_coding_date_in_order CHECK (date_earliest is null or date_latest is null or date_earliest <= date_latest),
	CONSTRAINT ck_coding_defines_flag CHECK (defines in (0, 1)),
	CONSTRAINT ck_coding_evidence_known CHECK (evidence in ('text', 'record')),
	CONSTRAINT ck_coding_mode_known CHECK (mode in ('direct', 'mixed', 'indirect', 'narrated')),
	CONSTRAINT ck_coding_stance_range CHECK (stance between -2 and 2),
	CONSTRAINT fk_coding_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id),
	CONSTRAINT fk_coding_occasion_id FOREIGN KEY(occasion_id) REFERENCES occasion (id),
	CONSTRAINT fk_coding_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id),
	CONSTRAINT pk_coding PRIMARY KEY (id),
	CONSTRAINT uq_coding_key UNIQUE ("key"),
	CONSTRAINT uq_coding_reading_id_record_id UNIQUE (reading_id, record_id)
);

CREATE TABLE coding_mention (
	coding_id INTEGER NOT NULL,
	role TEXT NOT NULL,
	position INTEGER NOT NULL,
	hop_role TEXT,
	speaker_id INTEGER NOT NULL,
	raw TEXT NOT NULL,
	norm_key TEXT NOT NULL,
	CONSTRAINT ck_coding_mention_hop_role_known CHECK (hop_role in ('publisher', 'relay', 'spokesperson', 'interpreter', 'origin')),
	CONSTRAINT ck_coding_mention_role_known CHECK (role in ('hop', 'asserter', 'principal', 'affiliation', 'to', 'also', 'about')),
	CONSTRAINT fk_coding_mention_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id),
	CONSTRAINT fk_coding_mention_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT pk_coding_mention PRIMARY KEY (coding_id, role, position)
);

CREATE TABLE coding_speaker (
	coding_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	speaker_id INTEGER NOT NULL,
	principal_id INTEGER NOT NULL,
	imputed SMALLINT NOT NULL,
	day TEXT NOT NULL,
	ref TEXT,
	CONSTRAINT ck_coding_speaker_imputed_flag CHECK (imputed in (0, 1)),
	CONSTRAINT fk_coding_speaker_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id),
	CONSTRAINT fk_coding_speaker_principal_id FOREIGN KEY(principal_id) REFERENCES speaker (id),
	CONSTRAINT fk_coding_speaker_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT pk_coding_speaker PRIMARY KEY (coding_id, position)
);

CREATE TABLE coding_topic (
	coding_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	topic_id INTEGER NOT NULL,
	raw TEXT NOT NULL,
	norm_key TEXT NOT NULL,
	CONSTRAINT fk_coding_topic_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id),
	CONSTRAINT fk_coding_topic_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id),
	CONSTRAINT pk_coding_topic PRIMARY KEY (coding_id, position)
);

CREATE TABLE ingest_run (
	id INTEGER NOT NULL,
	command TEXT NOT NULL,
	version TEXT NOT NULL,
	started_at TEXT NOT NULL,
	finished_at TEXT,
	status TEXT NOT NULL,
	counts TEXT NOT NULL, who TEXT, why TEXT,
	CONSTRAINT ck_ingest_run_status_known CHECK (status in ('running', 'done', 'refused')),
	CONSTRAINT pk_ingest_run PRIMARY KEY (id)
);

CREATE TABLE judgement (
	id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	left_key TEXT NOT NULL,
	right_key TEXT NOT NULL,
	verdict TEXT NOT NULL,
	field TEXT,
	who TEXT NOT NULL,
	why TEXT,
	decided_at TEXT NOT NULL,
	retracted_at TEXT, withdrawn_by TEXT, withdrawn_why TEXT,
	CONSTRAINT ck_judgement_field_of_value CHECK ((verdict = 'value') = (field is not null)),
	CONSTRAINT ck_judgement_kind_known CHECK (kind in ('source', 'speaker', 'topic', 'claim', 'utterance', 'statement')),
	CONSTRAINT ck_judgement_pair_in_order CHECK (left_key < right_key or verdict = 'value' or (verdict = 'same' and kind <> 'utterance')),
	CONSTRAINT ck_judgement_verdict_known CHECK (verdict in ('same', 'different', 'value')),
	CONSTRAINT pk_judgement PRIMARY KEY (id)
);

CREATE TABLE membership (
	id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	role TEXT NOT NULL,
	date_from TEXT NOT NULL,
	date_until TEXT NOT NULL,
	first_day TEXT NOT NULL,
	end_day TEXT NOT NULL,
	CONSTRAINT ck_membership_days_in_order CHECK (first_day is null or end_day is null or first_day <= end_day),
	CONSTRAINT ck_membership_not_in_itself CHECK (member_id <> group_id),
	CONSTRAINT fk_membership_group_id FOREIGN KEY(group_id) REFERENCES speaker (id),
	CONSTRAINT fk_membership_member_id FOREIGN KEY(member_id) REFERENCES speaker (id),
	CONSTRAINT pk_membership PRIMARY KEY (id),
	CONSTRAINT uq_membership_member_id_group_id_role_date_from UNIQUE (member_id, group_id, role, date_from)
);

CREATE TABLE occasion (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	date_text TEXT,
	date_earliest TEXT,
	date_latest TEXT,
	place TEXT,
	CONSTRAINT ck_occasion_date_in_order CHECK (date_earliest is null or date_latest is null or date_earliest <= date_latest),
	CONSTRAINT pk_occasion PRIMARY KEY (id),
	CONSTRAINT uq_occasion_key UNIQUE ("key")
);

CREATE TABLE occasion_name (
	id INTEGER NOT NULL,
	occasion_id INTEGER NOT NULL,
	text TEXT NOT NULL,
	lang TEXT NOT NULL,
	norm_key TEXT NOT NULL,
	CONSTRAINT fk_occasion_name_occasion_id FOREIGN KEY(occasion_id) REFERENCES occasion (id),
	CONSTRAINT pk_occasion_name PRIMARY KEY (id),
	CONSTRAINT uq_occasion_name_occasion_id_lang_text UNIQUE (occasion_id, lang, text)
);

CREATE TABLE reading (
	id INTEGER NOT NULL,
	revision_id INTEGER NOT NULL,
	coder TEXT NOT NULL,
	header TEXT NOT NULL,
	content_hash TEXT NOT NULL,
	CONSTRAINT fk_reading_revision_id FOREIGN KEY(revision_id) REFERENCES article_revision (id),
	CONSTRAINT pk_reading PRIMARY KEY (id),
	CONSTRAINT uq_reading_revision_id_coder UNIQUE (revision_id, coder)
);

CREATE TABLE report (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	article_id INTEGER NOT NULL,
	statement_id INTEGER NOT NULL,
	coding_id INTEGER NOT NULL,
	chain TEXT NOT NULL,
	root_id INTEGER NOT NULL,
	origin_id INTEGER NOT NULL,
	via_anonymous SMALLINT NOT NULL,
	independent SMALLINT NOT NULL,
	circular SMALLINT NOT NULL,
	CONSTRAINT ck_report_circular_flag CHECK (circular in (0, 1)),
	CONSTRAINT ck_report_independent_flag CHECK (independent in (0, 1)),
	CONSTRAINT ck_report_via_anonymous_flag CHECK (via_anonymous in (0, 1)),
	CONSTRAINT fk_report_article_id FOREIGN KEY(article_id) REFERENCES article (id),
	CONSTRAINT fk_report_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id),
	CONSTRAINT fk_report_origin_id FOREIGN KEY(origin_id) REFERENCES speaker (id),
	CONSTRAINT fk_report_root_id FOREIGN KEY(root_id) REFERENCES speaker (id),
	CONSTRAINT fk_report_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id),
	CONSTRAINT pk_report PRIMARY KEY (id),
	CONSTRAINT uq_report_article_id_statement_id UNIQUE (article_id, statement_id),
	CONSTRAINT uq_report_key UNIQUE ("key")
);

CREATE TABLE report_citation (
	report_id INTEGER NOT NULL,
	speaker_id INTEGER NOT NULL,
	CONSTRAINT fk_report_citation_report_id FOREIGN KEY(report_id) REFERENCES report (id),
	CONSTRAINT fk_report_citation_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT pk_report_citation PRIMARY KEY (report_id, speaker_id)
);

CREATE TABLE report_coding (
	report_id INTEGER NOT NULL,
	coding_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT fk_report_coding_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id),
	CONSTRAINT fk_report_coding_report_id FOREIGN KEY(report_id) REFERENCES report (id),
	CONSTRAINT pk_report_coding PRIMARY KEY (report_id, coding_id, position)
);

CREATE TABLE report_hop (
	report_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	speaker_id INTEGER NOT NULL,
	role TEXT NOT NULL,
	on_behalf_of_id INTEGER,
	CONSTRAINT ck_report_hop_role_known CHECK (role in ('publisher', 'relay', 'spokesperson', 'interpreter', 'origin')),
	CONSTRAINT fk_report_hop_on_behalf_of_id FOREIGN KEY(on_behalf_of_id) REFERENCES speaker (id),
	CONSTRAINT fk_report_hop_report_id FOREIGN KEY(report_id) REFERENCES report (id),
	CONSTRAINT fk_report_hop_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT pk_report_hop PRIMARY KEY (report_id, position)
);

CREATE TABLE source (
	id INTEGER NOT NULL,
	speaker_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	lang TEXT,
	reviewed SMALLINT NOT NULL,
	CONSTRAINT ck_source_kind_known CHECK (kind in ('agency', 'newspaper', 'magazine', 'broadcaster', 'online', 'official', 'social', 'aggregator', 'other', 'unknown')),
	CONSTRAINT ck_source_reviewed_flag CHECK (reviewed in (0, 1)),
	CONSTRAINT fk_source_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT pk_source PRIMARY KEY (id),
	CONSTRAINT uq_source_speaker_id UNIQUE (speaker_id)
);

CREATE TABLE source_domain (
	id INTEGER NOT NULL,
	source_id INTEGER NOT NULL,
	domain TEXT NOT NULL,
	CONSTRAINT fk_source_domain_source_id FOREIGN KEY(source_id) REFERENCES source (id),
	CONSTRAINT pk_source_domain PRIMARY KEY (id),
	CONSTRAINT uq_source_domain_domain UNIQUE (domain)
);

CREATE TABLE span (
	coding_id INTEGER NOT NULL,
	text TEXT NOT NULL,
	start_char INTEGER,
	end_char INTEGER,
	CONSTRAINT ck_span_span_in_order CHECK (start_char >= 0 and start_char < end_char),
	CONSTRAINT fk_span_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id),
	CONSTRAINT pk_span PRIMARY KEY (coding_id)
);

CREATE TABLE span_segment (
	coding_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	start_char INTEGER NOT NULL,
	end_char INTEGER NOT NULL,
	CONSTRAINT ck_span_segment_segment_in_order CHECK (start_char >= 0 and start_char < end_char),
	CONSTRAINT fk_span_segment_coding_id FOREIGN KEY(coding_id) REFERENCES span (coding_id),
	CONSTRAINT pk_span_segment PRIMARY KEY (coding_id, position)
);

CREATE TABLE speaker (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	country TEXT,
	reviewed SMALLINT NOT NULL,
	descriptor TEXT,
	affiliation_id INTEGER,
	reason TEXT,
	note TEXT,
	CONSTRAINT ck_speaker_affiliation_is_another CHECK (affiliation_id is null or affiliation_id <> id),
	CONSTRAINT ck_speaker_descriptor_of_anonymous CHECK ((kind = 'anonymous') = (descriptor is not null)),
	CONSTRAINT ck_speaker_kind_known CHECK (kind in ('person', 'organisation', 'government', 'side', 'collective', 'outlet', 'document', 'anonymous', 'unspecified', 'unknown')),
	CONSTRAINT ck_speaker_reviewed_flag CHECK (reviewed in (0, 1)),
	CONSTRAINT fk_speaker_affiliation_id FOREIGN KEY(affiliation_id) REFERENCES speaker (id),
	CONSTRAINT pk_speaker PRIMARY KEY (id),
	CONSTRAINT uq_speaker_key UNIQUE ("key")
);

CREATE TABLE speaker_name (
	id INTEGER NOT NULL,
	speaker_id INTEGER NOT NULL,
	text TEXT NOT NULL,
	lang TEXT NOT NULL,
	kind TEXT NOT NULL,
	norm_key TEXT NOT NULL,
	CONSTRAINT ck_speaker_name_kind_known CHECK (kind in ('primary', 'alias', 'abbreviation', 'transliteration', 'metonym', 'inflected', 'former')),
	CONSTRAINT fk_speaker_name_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT pk_speaker_name PRIMARY KEY (id),
	CONSTRAINT uq_speaker_name_speaker_id_lang_text UNIQUE (speaker_id, lang, text)
);

CREATE TABLE statement (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	utterance_id INTEGER NOT NULL,
	claim_id INTEGER,
	stance SMALLINT,
	stance_label TEXT NOT NULL,
	conditional SMALLINT NOT NULL,
	condition TEXT,
	act TEXT NOT NULL,
	certainty TEXT,
	anonymous SMALLINT NOT NULL,
	via_anonymous SMALLINT NOT NULL,
	CONSTRAINT ck_statement_act_known CHECK (act in ('assert', 'deny', 'demand', 'propose', 'promise', 'accept', 'reject', 'threaten', 'accuse', 'confirm', 'question', 'decline-comment', 'vote')),
	CONSTRAINT ck_statement_anonymous_flag CHECK (anonymous in (0, 1)),
	CONSTRAINT ck_statement_certainty_known CHECK (certainty in ('certain', 'probable', 'possible', 'unknown')),
	CONSTRAINT ck_statement_conditional_flag CHECK (conditional in (0, 1)),
	CONSTRAINT ck_statement_stance_range CHECK (stance between -2 and 2),
	CONSTRAINT ck_statement_via_anonymous_flag CHECK (via_anonymous in (0, 1)),
	CONSTRAINT fk_statement_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id),
	CONSTRAINT fk_statement_utterance_id FOREIGN KEY(utterance_id) REFERENCES utterance (id),
	CONSTRAINT pk_statement PRIMARY KEY (id),
	CONSTRAINT uq_statement_key UNIQUE ("key"),
	CONSTRAINT uq_statement_utterance_id_claim_id UNIQUE (utterance_id, claim_id)
);

CREATE TABLE statement_topic (
	statement_id INTEGER NOT NULL,
	topic_id INTEGER NOT NULL,
	CONSTRAINT fk_statement_topic_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id),
	CONSTRAINT fk_statement_topic_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id),
	CONSTRAINT pk_statement_topic PRIMARY KEY (statement_id, topic_id)
);

CREATE TABLE topic (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	parent_id INTEGER,
	reviewed SMALLINT NOT NULL,
	CONSTRAINT ck_topic_not_under_itself CHECK (parent_id is null or parent_id <> id),
	CONSTRAINT ck_topic_reviewed_flag CHECK (reviewed in (0, 1)),
	CONSTRAINT fk_topic_parent_id FOREIGN KEY(parent_id) REFERENCES topic (id),
	CONSTRAINT pk_topic PRIMARY KEY (id),
	CONSTRAINT uq_topic_key UNIQUE ("key")
);

CREATE TABLE topic_name (
	id INTEGER NOT NULL,
	topic_id INTEGER NOT NULL,
	text TEXT NOT NULL,
	lang TEXT NOT NULL,
	norm_key TEXT NOT NULL,
	CONSTRAINT fk_topic_name_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id),
	CONSTRAINT pk_topic_name PRIMARY KEY (id),
	CONSTRAINT uq_topic_name_topic_id_lang_text UNIQUE (topic_id, lang, text)
);

CREATE TABLE utterance (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	speaker_id INTEGER NOT NULL,
	principal_id INTEGER NOT NULL,
	occasion_id INTEGER,
	ref TEXT,
	joint TEXT,
	imputed SMALLINT NOT NULL,
	date_text TEXT NOT NULL,
	date_earliest TEXT,
	date_latest TEXT NOT NULL,
	date_basis TEXT NOT NULL,
	CONSTRAINT ck_utterance_date_basis_known CHECK (date_basis in ('explicit', 'relative', 'inferred', 'publication', 'unknown')),
	CONSTRAINT ck_utterance_date_in_order CHECK (date_earliest is null or date_latest is null or date_earliest <= date_latest),
	CONSTRAINT ck_utterance_imputed_flag CHECK (imputed in (0, 1)),
	CONSTRAINT fk_utterance_occasion_id FOREIGN KEY(occasion_id) REFERENCES occasion (id),
	CONSTRAINT fk_utterance_principal_id FOREIGN KEY(principal_id) REFERENCES speaker (id),
	CONSTRAINT fk_utterance_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT pk_utterance PRIMARY KEY (id),
	CONSTRAINT uq_utterance_key UNIQUE ("key")
);

CREATE TABLE utterance_addressee (
	utterance_id INTEGER NOT NULL,
	speaker_id INTEGER NOT NULL,
	CONSTRAINT fk_utterance_addressee_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id),
	CONSTRAINT fk_utterance_addressee_utterance_id FOREIGN KEY(utterance_id) REFERENCES utterance (id),
	CONSTRAINT pk_utterance_addressee PRIMARY KEY (utterance_id, speaker_id)
);

CREATE INDEX ix_article_revision_is_current_published_on ON article_revision (is_current, published_on);

CREATE INDEX ix_article_source_id ON article (source_id);

CREATE INDEX ix_change_kind_key ON change (kind, "key");

CREATE INDEX ix_change_run_id ON change (run_id);

CREATE INDEX ix_claim_about_speaker_id ON claim_about (speaker_id);

CREATE INDEX ix_claim_relation_to_claim_id ON claim_relation (to_claim_id);

CREATE INDEX ix_claim_topic_topic_id ON claim_topic (topic_id);

CREATE INDEX ix_coding_claim_id_defines ON coding (claim_id, defines);

CREATE INDEX ix_coding_mention_norm_key ON coding_mention (norm_key);

CREATE INDEX ix_coding_mention_speaker_id ON coding_mention (speaker_id);

CREATE INDEX ix_coding_occasion_id ON coding (occasion_id);

CREATE INDEX ix_coding_speaker_principal_id_day ON coding_speaker (principal_id, day);

CREATE INDEX ix_coding_speaker_principal_id_ref ON coding_speaker (principal_id, ref);

CREATE INDEX ix_coding_topic_norm_key ON coding_topic (norm_key);

CREATE INDEX ix_coding_topic_topic_id ON coding_topic (topic_id);

CREATE INDEX ix_judgement_kind_left_key ON judgement (kind, left_key);

CREATE INDEX ix_judgement_kind_right_key ON judgement (kind, right_key);

CREATE INDEX ix_membership_group_id ON membership (group_id);

CREATE INDEX ix_occasion_name_norm_key ON occasion_name (norm_key);

CREATE INDEX ix_report_citation_speaker_id ON report_citation (speaker_id);

CREATE INDEX ix_report_coding_coding_id_position ON report_coding (coding_id, position);

CREATE INDEX ix_report_coding_id ON report (coding_id);

CREATE INDEX ix_report_hop_speaker_id ON report_hop (speaker_id);

CREATE INDEX ix_report_statement_id ON report (statement_id);

CREATE INDEX ix_source_domain_source_id ON source_domain (source_id);

CREATE INDEX ix_speaker_affiliation_id ON speaker (affiliation_id);

CREATE INDEX ix_speaker_name_norm_key ON speaker_name (norm_key);

CREATE INDEX ix_statement_claim_id ON statement (claim_id);

CREATE INDEX ix_statement_topic_topic_id ON statement_topic (topic_id);

CREATE INDEX ix_topic_name_norm_key ON topic_name (norm_key);

CREATE INDEX ix_topic_parent_id ON topic (parent_id);

CREATE INDEX ix_utterance_addressee_speaker_id ON utterance_addressee (speaker_id);

CREATE INDEX ix_utterance_principal_id_date_latest ON utterance (principal_id, date_latest);

CREATE INDEX ix_utterance_speaker_id ON utterance (speaker_id);

CREATE VIEW v_article as
select
    a.id as article_id,
    a.ref as ref,
    p.name as source,
    r.title as title,
    a.url as url,
    r.archive as archive,
    r.published_on as published,
    r.lang as lang,
    r.published as published_text,
    r.author as author,
    r.sha256 as sha256,
    a.key as article_key,
    r.id as revision_id,
    a.source_id as source_id,
    (select count(*) from article_revision as v where v.article_id = a.id) as n_revisions,
    r.modified as modified,
    r.retrieved as retrieved,
    r.extractor as extractor,
    r.meta as meta
from article as a
join article_revision as r on r.article_id = a.id and r.is_current = 1
join source as s on s.id = a.source_id
join speaker as p on p.id = s.speaker_id;

CREATE VIEW v_citation as
select
    x.report_id as report_id,
    r.statement_id as statement_id,
    x.speaker_id as speaker_id,
    p.name as source
from report_citation as x
join report as r on r.id = x.report_id
join speaker as p on p.id = x.speaker_id;

CREATE VIEW v_claim as
select
    c.id as claim_id,
    c.key as claim,
    c.text as text,
    c.kind as kind,
    c.event_text as event_text,
    c.event_earliest as event_earliest,
    c.event_latest as event_latest,
    c.reviewed as reviewed
from claim as c;

CREATE VIEW v_claim_about as
select
    x.claim_id as claim_id,
    c.key as claim,
    x.speaker_id as speaker_id,
    p.name as speaker,
    p.key as speaker_key
from claim_about as x
join claim as c on c.id = x.claim_id
join speaker as p on p.id = x.speaker_id;

CREATE VIEW v_claim_relation as
select
    x.from_claim_id as claim_id,
    c.key as claim,
    x.kind as relation,
    x.to_claim_id as to_claim_id,
    o.key as to_claim
from claim_relation as x
join claim as c on c.id = x.from_claim_id
join claim as o on o.id = x.to_claim_id;

CREATE VIEW v_claim_text as
select
    x.claim_id as claim_id,
    c.key as claim,
    x.lang as lang,
    x.text as text
from claim_text as x
join claim as c on c.id = x.claim_id;

CREATE VIEW v_claim_topic as
select
    x.claim_id as claim_id,
    x.topic_id as topic_id,
    t.topic as topic,
    t.path as path
from claim_topic as x
join v_topic as t on t.topic_id = x.topic_id;

CREATE VIEW v_coding as
select
    d.id as coding_id,
    x.report_id as report_id,
    r.statement_id as statement_id,
    r.article_id as article_id,
    g.coder as coder,
    d.record_id as record_id,
    d.stance as stance,
    d.stance_label as stance_label,
    d.conditional as conditional,
    d.condition as condition,
    d.act as act,
    d.mode as mode,
    d.certainty as certainty,
    d.date_text as date_text,
    d.date_earliest as date_earliest,
    d.date_latest as date_latest,
    d.date_basis as date_basis,
    s.text as quote,
    s.start_char as start_char,
    s.end_char as end_char,
    d.confidence as confidence,
    d.note as note,
    case when r.coding_id = d.id then 1 else 0 end as shown,
    w.speaker_id as speaker_id,
    d.date_days as date_days,
    d.key as coding_key,
    d.said_text as said_text,
    d.claim_coded as claim_coded,
    d.as_coded as as_coded,
    x.position as position
from report_coding as x
join report as r on r.id = x.report_id
join coding as d on d.id = x.coding_id
join reading as g on g.id = d.reading_id
left join coding_speaker as w on w.coding_id = x.coding_id and w.position = x.position
left join span as s on s.coding_id = d.id;

CREATE VIEW v_coding_segment as
select
    g.coding_id as coding_id,
    g.position as position,
    g.start_char as start_char,
    g.end_char as end_char
from span_segment as g
union all
select
    s.coding_id as coding_id,
    0 as position,
    s.start_char as start_char,
    s.end_char as end_char
from span as s
where s.start_char is not null
    and not exists (select 1 from span_segment as g where g.coding_id = s.coding_id);

CREATE VIEW v_hop as
select
    h.report_id as report_id,
    h.position as position,
    h.speaker_id as speaker_id,
    p.name as speaker,
    h.role as role,
    b.name as on_behalf_of
from report_hop as h
join speaker as p on p.id = h.speaker_id
left join speaker as b on b.id = h.on_behalf_of_id;

CREATE VIEW v_judgement as
select
    j.id as judgement_id,
    j.kind as kind,
    j.left_key as left_key,
    j.right_key as right_key,
    j.verdict as verdict,
    j.field as field,
    j.who as who,
    j.why as why,
    j.decided_at as decided_at,
    j.retracted_at as retracted_at,
    case when j.retracted_at is null then 1 else 0 end as stands,
    j.withdrawn_by as withdrawn_by,
    j.withdrawn_why as withdrawn_why
from judgement as j;

CREATE VIEW v_membership as
select
    m.member_id as member_id,
    a.name as member,
    m.group_id as group_id,
    b.name as member_of,
    m.role as role,
    nullif(m.date_from, '') as date_from,
    nullif(m.date_until, '') as date_until
from membership as m
join speaker as a on a.id = m.member_id
join speaker as b on b.id = m.group_id;

CREATE VIEW v_position as
with own as (
    select
        s.principal_id,
        s.principal,
        s.claim_id,
        s.claim,
        s.stance,
        s.stance_label,
        s.conditional,
        s.condition,
        s.date_earliest,
        s.date_latest,
        s.statement_id,
        s.statement_key,
        case
            when s.joint is null then 1
            when row_number() over (
                partition by s.principal_id, s.claim_id, s.joint
                order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
            ) = 1 then 1
            else 0
        end as counts
    from v_statement as s
    join v_speaker as q on q.speaker_id = s.principal_id and q.kind <> 'unspecified'
    where s.imputed = 0 and s.anonymous = 0 and s.stance is not null and s.claim_id is not null
),
held as (
    select
        w.principal_id,
        w.principal,
        w.claim_id,
        w.claim,
        w.stance,
        w.stance_label,
        w.conditional,
        w.condition,
        w.date_latest,
        w.statement_id,
        w.statement_key,
        lead(w.date_latest) over line as next_date,
        cast(sum(w.counts) over line as integer) as n
    from own as w
    window line as (
        partition by w.principal_id, w.claim_id
        order by w.date_latest, coalesce(w.date_earliest, ''), w.statement_key
    )
)
select
    o.principal_id as speaker_id,
    o.principal as speaker,
    o.claim_id as claim_id,
    o.claim as claim,
    o.stance as stance,
    o.stance_label as stance_label,
    o.conditional as conditional,
    o.condition as condition,
    o.date_latest as valid_from,
    o.next_date as valid_until,
    o.n as n,
    o.statement_id as statement_id,
    o.statement_key as statement_key
from held as o
where o.next_date is null or o.next_date > o.date_latest;

CREATE VIEW v_reading as
select
    a.article_id as article_id,
    g.coder as coder,
    (select count(*) from coding as d where d.reading_id = g.id) as n_codings
from reading as g
join v_article as a on a.revision_id = g.revision_id;

CREATE VIEW v_report as
select
    r.id as report_id,
    r.statement_id as statement_id,
    r.article_id as article_id,
    a.source as source,
    a.published as published,
    x.text as quote,
    d.translation as translation,
    a.lang as lang,
    x.start_char as start_char,
    x.end_char as end_char,
    d.mode as mode,
    d.distancing as distancing,
    r.chain as chain,
    o.name as root,
    r.independent as independent,
    r.circular as circular,
    r.via_anonymous as through_anonymous,
    r.origin_id as origin_id,
    d.cue as cue,
    d.stance as reported_stance,
    d.stance_label as reported_stance_label,
    d.conditional as reported_conditional,
    d.condition as reported_condition,
    d.act as reported_act,
    d.certainty as reported_certainty,
    r.key as report_key,
    r.root_id as root_id,
    p.speaker_id as publisher_id
from report as r
join v_article as a on a.article_id = r.article_id
join source as p on p.id = a.source_id
join coding as d on d.id = r.coding_id
join speaker as o on o.id = r.root_id
left join span as x on x.coding_id = r.coding_id;

CREATE VIEW v_shift as
with own as (
    select
        s.principal_id,
        s.principal,
        s.claim_id,
        s.claim,
        s.stance,
        s.conditional,
        s.date_earliest,
        s.date_latest,
        s.statement_id,
        s.statement_key,
        lag(s.stance) over held as from_stance,
        lag(s.conditional) over held as from_conditional,
        lag(s.date_latest) over held as previous_latest,
        lag(s.statement_id) over held as previous_statement_id,
        lag(s.statement_key) over held as previous_statement_key
    from v_statement as s
    join v_speaker as q on q.speaker_id = s.principal_id and q.kind <> 'unspecified'
    where s.imputed = 0 and s.anonymous = 0 and s.stance is not null and s.claim_id is not null
    window held as (
        partition by s.principal_id, s.claim_id
        order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
    )
)
select
    o.principal_id as speaker_id,
    o.principal as speaker,
    o.claim_id as claim_id,
    o.claim as claim,
    o.from_stance as from_stance,
    o.stance as to_stance,
    o.from_conditional as from_conditional,
    o.conditional as to_conditional,
    o.date_latest as date,
    case when o.date_earliest is not null and o.previous_latest < o.date_earliest then 1 else 0 end as certain,
    o.previous_statement_id as previous_statement_id,
    o.statement_id as statement_id,
    o.previous_statement_key as previous_statement_key,
    o.statement_key as statement_key
from own as o
where o.previous_statement_id is not null
    and (o.stance <> o.from_stance or o.conditional <> o.from_conditional);

CREATE VIEW v_side_member as
with recursive reach (side_id, member_id, first_day, end_day) as (
    select m.group_id, m.member_id, m.first_day, m.end_day
    from membership as m
    union
    select
        r.side_id,
        m.member_id,
        case when m.first_day > r.first_day then m.first_day else r.first_day end,
        case when m.end_day < r.end_day then m.end_day else r.end_day end
    from reach as r
    join membership as m on m.group_id = r.member_id
    where m.first_day < r.end_day and r.first_day < m.end_day
),
marked as (
    select
        r.side_id,
        r.member_id,
        r.first_day,
        r.end_day,
        max(r.end_day) over (
            partition by r.side_id, r.member_id
            order by r.first_day, r.end_day
            rows between unbounded preceding and 1 preceding
        ) as held_until
    from reach as r
),
numbered as (
    select
        k.side_id,
        k.member_id,
        k.first_day,
        k.end_day,
        sum(case when k.held_until is null or k.held_until < k.first_day then 1 else 0 end) over (
            partition by k.side_id, k.member_id
            order by k.first_day, k.end_day
            rows between unbounded preceding and current row
        ) as period
    from marked as k
),
belonging as (
    select n.side_id, n.member_id, min(n.first_day) as first_day, max(n.end_day) as end_day
    from numbered as n
    group by n.side_id, n.member_id, n.period
)
select
    b.side_id as side_id,
    b.member_id as member_id,
    b.first_day as first_day,
    b.end_day as end_day,
    0 as anonymous
from belonging as b
union all
select
    b.side_id as side_id,
    a.id as member_id,
    b.first_day as first_day,
    b.end_day as end_day,
    1 as anonymous
from belonging as b
join speaker as a on a.affiliation_id = b.member_id
union all
select
    a.affiliation_id as side_id,
    a.id as member_id,
    '0000-01-01' as first_day,
    '9999-12-31' as end_day,
    1 as anonymous
from speaker as a
where a.affiliation_id is not null
union all
select
    p.id as side_id,
    p.id as member_id,
    '0000-01-01' as first_day,
    '9999-12-31' as end_day,
    case when p.kind = 'anonymous' then 1 else 0 end as anonymous
from speaker as p;

CREATE VIEW v_side_position as
with own as (
    select
        b.side_id,
        b.side,
        b.principal_id,
        s.claim_id,
        s.claim,
        s.stance,
        s.stance_label,
        s.conditional,
        s.condition,
        s.date_earliest,
        s.date_latest,
        s.statement_id,
        s.statement_key,
        case
            when s.joint is null then 1
            when row_number() over (
                partition by b.side_id, s.claim_id, s.joint
                order by s.date_latest, coalesce(s.date_earliest, ''), s.statement_key
            ) = 1 then 1
            else 0
        end as counts
    from v_side_statement as b
    join v_statement as s on s.statement_id = b.statement_id
    join v_speaker as q on q.speaker_id = b.principal_id and q.kind <> 'unspecified'
    where s.imputed = 0 and s.anonymous = 0 and b.anonymous = 0 and s.stance is not null and s.claim_id is not null
),
held as (
    select
        w.side_id,
        w.side,
        w.principal_id,
        w.claim_id,
        w.claim,
        w.stance,
        w.stance_label,
        w.conditional,
        w.condition,
        w.date_latest,
        w.statement_id,
        w.statement_key,
        lead(w.date_latest) over line as next_date,
        cast(sum(w.counts) over line as integer) as n,
        lead(w.date_latest) over (
            partition by w.side_id, w.claim_id, w.principal_id
            order by w.date_latest, coalesce(w.date_earliest, ''), w.statement_key
        ) as next_own_date
    from own as w
    window line as (
        partition by w.side_id, w.claim_id
        order by w.date_latest, coalesce(w.date_earliest, ''), w.statement_key
    )
),
-- for how long each who belongs to the side holds which sign: until the next own statement, while belonging
signs as (
    select
        h.side_id,
        h.claim_id,
        h.stance,
        case when m.first_day > h.date_latest then m.first_day else h.date_latest end as from_day,
        case when h.next_own_date < m.end_day then h.next_own_date else m.end_day end as end_day
    from held as h
    join v_side_member as m on m.side_id = h.side_id and m.member_id = h.principal_id
    where h.stance <> 0
        and (h.next_own_date is null or h.next_own_date > h.date_latest)
        and h.date_latest < m.end_day
        and (h.next_own_date is null or m.first_day < h.next_own_date)
),
-- the statements among the days on which somebody began or ceased to hold a sign
turns as (
    select
        h.side_id,
        h.claim_id,
        h.date_latest as day,
        0 as up,
        0 as down,
        h.side,
        h.claim,
        h.stance,
        h.stance_label,
        h.conditional,
        h.condition,
        h.next_date,
        h.n,
        h.statement_id,
        h.statement_key
    from held as h
    where h.next_date is null or h.next_date > h.date_latest
    union all
    select
        g.side_id,
        g.claim_id,
        g.from_day,
        case when g.stance > 0 then 1 else 0 end,
        case when g.stance < 0 then 1 else 0 end,
        null, null, null, null, null, null, null, null, null, null
    from signs as g
    union all
    select
        g.side_id,
        g.claim_id,
        g.end_day,
        case when g.stance > 0 then -1 else 0 end,
        case when g.stance < 0 then -1 else 0 end,
        null, null, null, null, null, null, null, null, null, null
    from signs as g
),
-- how many hold which sign at the end of each of these days
tallied as (
    select
        t.side_id,
        t.claim_id,
        t.day,
        t.side,
        t.claim,
        t.stance,
        t.stance_label,
        t.conditional,
        t.condition,
        t.next_date,
        t.n,
        t.statement_id,
        t.statement_key,
        sum(t.up) over days as up,
        sum(t.down) over days as down
    from turns as t
    window days as (partition by t.side_id, t.claim_id order by t.day)
)
select
    d.side_id as side_id,
    d.side as side,
    d.claim_id as claim_id,
    d.claim as claim,
    d.stance as stance,
    d.stance_label as stance_label,
    d.conditional as conditional,
    d.condition as condition,
    case when d.up > 0 and d.down > 0 then 1 else 0 end as split,
    d.day as valid_from,
    d.next_date as valid_until,
    d.n as n,
    d.statement_id as statement_id,
    d.statement_key as statement_key
from tallied as d
where d.statement_id is not null;

CREATE VIEW v_side_statement as
select
    m.side_id as side_id,
    g.name as side,
    s.id as statement_id,
    u.principal_id as principal_id,
    case when u.date_earliest is not null and u.date_earliest < m.first_day then 1 else 0 end as side_uncertain,
    m.anonymous as anonymous
from v_side_member as m
join speaker as g on g.id = m.side_id
join utterance as u on u.principal_id = m.member_id and m.first_day <= u.date_latest and u.date_latest < m.end_day
join statement as s on s.utterance_id = u.id;

CREATE VIEW v_source as
select
    s.id as source_id,
    s.speaker_id as speaker_id,
    p.name as source,
    s.kind as kind,
    p.country as country,
    s.lang as lang,
    s.reviewed as reviewed
from source as s
join speaker as p on p.id = s.speaker_id;

CREATE VIEW v_speaker as
select
    p.id as speaker_id,
    p.name as name,
    p.kind as kind,
    p.country as country,
    p.key as speaker_key,
    p.reviewed as reviewed,
    p.affiliation_id as affiliation_id,
    p.descriptor as descriptor,
    p.reason as reason
from speaker as p;

CREATE VIEW v_speaker_name as
select
    n.speaker_id as speaker_id,
    p.name as speaker,
    n.text as name,
    n.lang as lang,
    n.kind as kind,
    n.norm_key as norm_key
from speaker_name as n
join speaker as p on p.id = n.speaker_id;

CREATE VIEW v_statement as
select
    s.id as statement_id,
    s.key as statement_key,
    s.utterance_id as utterance_id,
    u.speaker_id as speaker_id,
    p.name as speaker,
    u.principal_id as principal_id,
    q.name as principal,
    s.claim_id as claim_id,
    c.key as claim,
    c.text as claim_text,
    s.stance as stance,
    s.stance_label as stance_label,
    s.conditional as conditional,
    s.condition as condition,
    s.act as act,
    s.certainty as certainty,
    u.imputed as imputed,
    s.via_anonymous as via_anonymous,
    u.joint as joint,
    u.date_text as date_text,
    u.date_earliest as date_earliest,
    u.date_latest as date_latest,
    u.date_basis as date_basis,
    (select count(*) from report as r where r.statement_id = s.id) as n_reports,
    (select count(distinct r.origin_id) from report as r where r.statement_id = s.id) as n_independent,
    s.anonymous as anonymous
from statement as s
join utterance as u on u.id = s.utterance_id
join speaker as p on p.id = u.speaker_id
join speaker as q on q.id = u.principal_id
left join claim as c on c.id = s.claim_id;

CREATE VIEW v_statement_topic as
select
    s.id as statement_id,
    t.topic_id as topic_id,
    t.topic as topic,
    t.path as path,
    1 as through_claim
from statement as s
join claim_topic as x on x.claim_id = s.claim_id
join v_topic as t on t.topic_id = x.topic_id
union all
select
    y.statement_id as statement_id,
    t.topic_id as topic_id,
    t.topic as topic,
    t.path as path,
    0 as through_claim
from statement_topic as y
join v_topic as t on t.topic_id = y.topic_id;

CREATE VIEW v_topic as
with recursive tree (topic_id, topic, path, parent_id, depth, topic_key, reviewed) as (
    select t.id, t.name, t.name, t.parent_id, 0, t.key, t.reviewed
    from topic as t
    where t.parent_id is null
    union all
    select t.id, t.name, tree.path || '/' || t.name, t.parent_id, tree.depth + 1, t.key, t.reviewed
    from topic as t
    join tree on tree.topic_id = t.parent_id
)
select
    tree.topic_id as topic_id,
    tree.topic as topic,
    tree.path as path,
    tree.parent_id as parent_id,
    tree.depth as depth,
    tree.topic_key as topic_key,
    tree.reviewed as reviewed
from tree;

CREATE VIEW v_topic_name as
select
    n.topic_id as topic_id,
    n.text as name,
    n.lang as lang,
    n.norm_key as norm_key
from topic_name as n;

CREATE VIEW v_topic_tree as
with recursive up (topic_id, ancestor_id) as (
    select t.id, t.id
    from topic as t
    union all
    select up.topic_id, t.parent_id
    from up
    join topic as t on t.id = up.ancestor_id
    where t.parent_id is not null
)
select
    up.topic_id as topic_id,
    up.ancestor_id as ancestor_id
from up;

CREATE TRIGGER change_append_only_delete before delete on change
begin
    select raise(abort, 'the log is append-only');
end;

CREATE TRIGGER change_append_only_insert before insert on change
when exists (select 1 from change where id = new.id)
begin
    select raise(abort, 'the log is append-only');
end;

CREATE TRIGGER change_append_only_update before update on change
begin
    select raise(abort, 'the log is append-only');
end;

CREATE TRIGGER membership_acyclic_insert after insert on membership
begin
    select raise(abort, 'a speaker cannot be a member of itself through others')
    where exists (
        with recursive above(id) as (
            select new.group_id
            union
            select m.group_id from above join membership as m on m.member_id = above.id
        )
        select 1 from above where above.id = new.member_id
    );
end;

CREATE TRIGGER membership_acyclic_update after update of member_id, group_id on membership
begin
    select raise(abort, 'a speaker cannot be a member of itself through others')
    where exists (
        with recursive above(id) as (
            select new.group_id
            union
            select m.group_id from above join membership as m on m.member_id = above.id
        )
        select 1 from above where above.id = new.member_id
    );
end;

CREATE TRIGGER topic_acyclic_insert after insert on topic when new.parent_id is not null
begin
    select raise(abort, 'a topic cannot lie under itself')
    where exists (
        with recursive above(id) as (
            select new.parent_id
            union
            select t.parent_id from above join topic as t on t.id = above.id where t.parent_id is not null
        )
        select 1 from above where above.id = new.id
    );
end;

CREATE TRIGGER topic_acyclic_update after update of id, parent_id on topic when new.parent_id is not null
begin
    select raise(abort, 'a topic cannot lie under itself')
    where exists (
        with recursive above(id) as (
            select new.parent_id
            union
            select t.parent_id from above join topic as t on t.id = above.id where t.parent_id is not null
        )
        select 1 from above where above.id = new.id
    );
end;
