create table article -- One published text; its versions are revisions.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- Identity: normalised URL, else ref, else source, date and title.
    source_id bigint not null -- Who published it.
    url text collate C -- Address as given.
    url_norm text collate C -- Address without fragment and tracking keys.
    ref text collate C -- The user's own reference.
    fk_article_source_id: FOREIGN KEY (source_id) REFERENCES source(id)
    pk_article: PRIMARY KEY (id)
    uq_article_key: UNIQUE (key)
    uq_article_url_norm: UNIQUE (url_norm)
CREATE INDEX ix_article_source_id ON public.article USING btree (source_id)

create table article_revision -- One version of an article's text; the old text stays and its quotes stay anchored.
    id bigint not null -- Surrogate id, local to this database; never exported.
    article_id bigint not null -- Of which article.
    sha256 text collate C not null -- SHA-256 of the text in UTF-8, hexadecimal; empty without a text.
    text text -- The text, code point for code point; null for a table of record.
    source_name text collate C not null -- The source as the file names it; looked up again when names change.
    title text collate C -- Headline.
    author text collate C -- By-line.
    lang text collate C not null -- BCP 47 language of the text.
    published text collate C not null -- Publication date as given.
    published_on text collate C not null -- Publication day (ISO); the last possible one of a partial date.
    archive text collate C -- Address of an archived copy.
    retrieved text collate C -- When the text was fetched, as given.
    modified text collate C -- When the outlet changed the text, as given.
    stamp text collate C not null -- The later of retrieved and modified; empty without either. Orders revisions.
    meta text collate C not null -- Header keys claimtrack does not know, as a JSON object.
    is_current smallint not null -- 1 for the revision with the latest stamp: the one that reports use.
    extractor text collate C -- What made the text out of a page or file, with its version; null = not said.
    ck_article_revision_hash_of_text: CHECK (((text IS NULL) = (sha256 = ''::text)))
    ck_article_revision_is_current_flag: CHECK ((is_current = ANY (ARRAY[0, 1])))
    fk_article_revision_article_id: FOREIGN KEY (article_id) REFERENCES article(id)
    pk_article_revision: PRIMARY KEY (id)
    uq_article_revision_article_id_sha256: UNIQUE (article_id, sha256)
CREATE INDEX ix_article_revision_is_current_published_on ON public.article_revision USING btree (is_current, published_on)

create table change -- The append-only log: what each run did, with what was there before; rows are never changed or deleted.
    id bigint not null -- Surrogate id, local to this database; never exported.
    run_id bigint not null -- In which run.
    at text collate C not null -- When, UTC, ISO 8601.
    action text collate C not null -- add, update, withdraw, absorb, judge or retract.
    kind text collate C not null -- What kind of thing: reading, coding, revision, speaker, …
    key text collate C not null -- Its content-derived key.
    before text -- What was there before, as JSON; null = nothing.
    after text -- What is there now, as JSON, where it cannot be read from the record.
    ck_change_action_known: CHECK ((action = ANY (ARRAY['add'::text, 'update'::text, 'withdraw'::text, 'absorb'::text, 'judge'::text, 'retract'::text])))
    fk_change_run_id: FOREIGN KEY (run_id) REFERENCES ingest_run(id)
    pk_change: PRIMARY KEY (id)
CREATE INDEX ix_change_kind_key ON public.change USING btree (kind, key)
CREATE INDEX ix_change_run_id ON public.change USING btree (run_id)
CREATE TRIGGER change_append_only BEFORE DELETE OR UPDATE ON public.change FOR EACH ROW EXECUTE FUNCTION change_append_only()
CREATE TRIGGER change_append_only_truncate BEFORE TRUNCATE ON public.change FOR EACH STATEMENT EXECUTE FUNCTION change_append_only()

create table claim -- A proposition that can be held or rejected, without who and when.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- The key that annotations use.
    kind text collate C not null -- position, fact, evaluation, commitment, prediction or demand.
    text text collate C -- Its text in the codebook's language, else in English, else the first there is.
    event_text text collate C -- When what it speaks of happens, as given (EDTF).
    event_earliest text collate C -- First possible day of the event (ISO).
    event_latest text collate C -- Last possible day of the event (ISO).
    reviewed smallint not null -- 1 when the codebook knows it; 0 when it was only met in an article.
    ck_claim_event_in_order: CHECK (((event_earliest IS NULL) OR (event_latest IS NULL) OR (event_earliest <= event_latest)))
    ck_claim_kind_known: CHECK ((kind = ANY (ARRAY['position'::text, 'fact'::text, 'evaluation'::text, 'commitment'::text, 'prediction'::text, 'demand'::text])))
    ck_claim_reviewed_flag: CHECK ((reviewed = ANY (ARRAY[0, 1])))
    pk_claim: PRIMARY KEY (id)
    uq_claim_key: UNIQUE (key)

create table claim_about -- A speaker a claim is about.
    claim_id bigint not null -- Which claim.
    speaker_id bigint not null -- Whom it is about.
    fk_claim_about_claim_id: FOREIGN KEY (claim_id) REFERENCES claim(id)
    fk_claim_about_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    pk_claim_about: PRIMARY KEY (claim_id, speaker_id)
CREATE INDEX ix_claim_about_speaker_id ON public.claim_about USING btree (speaker_id)

create table claim_relation -- A logical relation between two claims, as the codebook states it.
    from_claim_id bigint not null -- The claim that relates.
    to_claim_id bigint not null -- The claim it relates to.
    kind text collate C not null -- contradicts, equivalent, entails, refines or supersedes.
    ck_claim_relation_between_two: CHECK ((from_claim_id <> to_claim_id))
    ck_claim_relation_kind_known: CHECK ((kind = ANY (ARRAY['contradicts'::text, 'equivalent'::text, 'entails'::text, 'refines'::text, 'supersedes'::text])))
    fk_claim_relation_from_claim_id: FOREIGN KEY (from_claim_id) REFERENCES claim(id)
    fk_claim_relation_to_claim_id: FOREIGN KEY (to_claim_id) REFERENCES claim(id)
    pk_claim_relation: PRIMARY KEY (from_claim_id, to_claim_id, kind)
CREATE INDEX ix_claim_relation_to_claim_id ON public.claim_relation USING btree (to_claim_id)

create table claim_text -- A claim's text in one language.
    claim_id bigint not null -- Of which claim.
    lang text collate C not null -- BCP 47 language of the text.
    text text collate C not null -- The proposition as a sentence.
    fk_claim_text_claim_id: FOREIGN KEY (claim_id) REFERENCES claim(id)
    pk_claim_text: PRIMARY KEY (claim_id, lang)

create table claim_topic -- A topic a claim belongs to: the codebook's and the articles' add up.
    claim_id bigint not null -- Which claim.
    topic_id bigint not null -- Which topic.
    fk_claim_topic_claim_id: FOREIGN KEY (claim_id) REFERENCES claim(id)
    fk_claim_topic_topic_id: FOREIGN KEY (topic_id) REFERENCES topic(id)
    pk_claim_topic: PRIMARY KEY (claim_id, topic_id)
CREATE INDEX ix_claim_topic_topic_id ON public.claim_topic USING btree (topic_id)

create table codebook_entry -- One entry of a codebook as given; names, memberships and claims derive from these and the codings.
    id bigint not null -- Surrogate id, local to this database; never exported.
    kind text collate C not null -- source, speaker, topic, claim or occasion.
    key text collate C not null -- The entry's key.
    body text not null -- The entry, as a JSON object with sorted keys.
    ck_codebook_entry_kind_known: CHECK ((kind = ANY (ARRAY['source'::text, 'speaker'::text, 'topic'::text, 'claim'::text, 'occasion'::text])))
    pk_codebook_entry: PRIMARY KEY (id)
    uq_codebook_entry_kind_key: UNIQUE (kind, key)

create table coding -- One record of one coder: what was read in one article. Everything else about speech derives from these.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- Content-derived key: article, revision, coder, record id.
    reading_id bigint not null -- In which reading.
    record_id text collate C not null -- The @id of the record.
    claim_id bigint -- On which claim; null = on topics only.
    stance smallint -- -2 to 2; null = unclear.
    stance_label text collate C not null -- The stance word as given.
    conditional smallint not null -- 1 when the stance holds under a condition.
    condition text collate C -- The condition.
    act text collate C not null -- What was done by saying it.
    mode text collate C -- direct, mixed, indirect or narrated; null = not said.
    certainty text collate C -- certain, probable, possible or unknown.
    cue text collate C -- The attributing words.
    distancing text collate C -- The reporter's own distance, such as «якобы».
    date_text text collate C not null -- When it was said, as far as known (EDTF).
    date_earliest text collate C -- First possible day (ISO); null = open.
    date_latest text collate C not null -- Last possible day (ISO).
    date_basis text collate C not null -- explicit, relative, inferred, publication or unknown.
    date_exact smallint not null -- 1 when the day itself is known.
    date_days integer -- Days from the first to the last; null = open.
    date_time text collate C -- Time in UTC, if given with its zone.
    said_text text collate C -- The article's words for when, such as «накануне».
    occasion_id bigint -- The defined occasion its `at` names.
    occasion_text text collate C -- The occasion as given.
    ref text collate C -- An identifier from elsewhere.
    confidence double precision -- The coder's confidence, 0 to 1.
    note text collate C -- The coder's remark.
    translation text collate C -- The quote in the codebook's language.
    evidence text collate C not null -- text (a quote) or record (a row of an official table).
    defines smallint not null -- 1 when the record says something of the claim itself: text, kind, subject, event.
    start_char integer not null -- First code point of its quote; orders the records of an article.
    body text not null -- Every field as given, as a JSON object.
    claim_coded text collate C -- The claim's key as the record has it; null = none.
    as_coded text -- What the record says itself where judgements changed what holds of it, as JSON; null = the same.
    ck_coding_act_known: CHECK ((act = ANY (ARRAY['assert'::text, 'deny'::text, 'demand'::text, 'propose'::text, 'promise'::text, 'accept'::text, 'reject'::text, 'threaten'::text, 'accuse'::text, 'confirm'::text, 'question'::text, 'decline-comment'::text, 'vote'::text])))
    ck_coding_certainty_known: CHECK ((certainty = ANY (ARRAY['certain'::text, 'probable'::text, 'possible'::text, 'unknown'::text])))
    ck_coding_conditional_flag: CHECK ((conditional = ANY (ARRAY[0, 1])))
    ck_coding_confidence_range: CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision)))
    ck_coding_date_basis_known: CHECK ((date_basis = ANY (ARRAY['explicit'::text, 'relative'::text, 'inferred'::text, 'publication'::text, 'unknown'::text])))
    ck_coding_date_exact_flag: CHECK ((date_exact = ANY (ARRAY[0, 1])))
    ck_coding_date_in_order: CHECK (((date_earliest IS NULL) OR (date_latest IS NULL) OR (date_earliest <= date_latest)))
    ck_coding_defines_flag: CHECK ((defines = ANY (ARRAY[0, 1])))
    ck_coding_evidence_known: CHECK ((evidence = ANY (ARRAY['text'::text, 'record'::text])))
    ck_coding_mode_known: CHECK ((mode = ANY (ARRAY['direct'::text, 'mixed'::text, 'indirect'::text, 'narrated'::text])))
    ck_coding_stance_range: CHECK (((stance >= '-2'::integer) AND (stance <= 2)))
    fk_coding_claim_id: FOREIGN KEY (claim_id) REFERENCES claim(id)
    fk_coding_occasion_id: FOREIGN KEY (occasion_id) REFERENCES occasion(id)
    fk_coding_reading_id: FOREIGN KEY (reading_id) REFERENCES reading(id)
    pk_coding: PRIMARY KEY (id)
    uq_coding_key: UNIQUE (key)
    uq_coding_reading_id_record_id: UNIQUE (reading_id, record_id)
CREATE INDEX ix_coding_claim_id_defines ON public.coding USING btree (claim_id, defines)
CREATE INDEX ix_coding_occasion_id ON public.coding USING btree (occasion_id)

create table coding_mention -- A name in a coding (chain, principal, addressee, citation, subject), as given and as looked up.
    coding_id bigint not null -- Which coding.
    role text collate C not null -- hop, asserter, principal, affiliation, to, also or about.
    position integer not null -- Order among its role, from 0; a principal or affiliation has the position of its hop.
    hop_role text collate C -- Hops and asserters: relay, spokesperson, interpreter or origin.
    speaker_id bigint not null -- Who is meant.
    raw text collate C not null -- The name as given.
    norm_key text collate C not null -- Folded name: looked up again when names change.
    ck_coding_mention_hop_role_known: CHECK ((hop_role = ANY (ARRAY['publisher'::text, 'relay'::text, 'spokesperson'::text, 'interpreter'::text, 'origin'::text])))
    ck_coding_mention_role_known: CHECK ((role = ANY (ARRAY['hop'::text, 'asserter'::text, 'principal'::text, 'affiliation'::text, 'to'::text, 'also'::text, 'about'::text])))
    fk_coding_mention_coding_id: FOREIGN KEY (coding_id) REFERENCES coding(id)
    fk_coding_mention_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    pk_coding_mention: PRIMARY KEY (coding_id, role, "position")
CREATE INDEX ix_coding_mention_norm_key ON public.coding_mention USING btree (norm_key)
CREATE INDEX ix_coding_mention_speaker_id ON public.coding_mention USING btree (speaker_id)

create table coding_speaker -- One asserter of a coding and whom it commits; joint statements have several. Utterances are grouped from these.
    coding_id bigint not null -- Which coding.
    position integer not null -- Order among joint asserters, from 0.
    speaker_id bigint not null -- Who said it.
    principal_id bigint not null -- Whom it commits.
    imputed smallint not null -- 1 when an interpreter hop stands in the chain.
    day text collate C not null -- Last possible day it was said: narrows the search for the same utterance.
    ref text collate C -- The coding's ref: narrows the search for the same utterance.
    ck_coding_speaker_imputed_flag: CHECK ((imputed = ANY (ARRAY[0, 1])))
    fk_coding_speaker_coding_id: FOREIGN KEY (coding_id) REFERENCES coding(id)
    fk_coding_speaker_principal_id: FOREIGN KEY (principal_id) REFERENCES speaker(id)
    fk_coding_speaker_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    pk_coding_speaker: PRIMARY KEY (coding_id, "position")
CREATE INDEX ix_coding_speaker_principal_id_day ON public.coding_speaker USING btree (principal_id, day)
CREATE INDEX ix_coding_speaker_principal_id_ref ON public.coding_speaker USING btree (principal_id, ref)

create table coding_topic -- A topic a coding names, as looked up.
    coding_id bigint not null -- Which coding.
    position integer not null -- Order in the record, from 0.
    topic_id bigint not null -- Which topic.
    raw text collate C not null -- The topic as given.
    norm_key text collate C not null -- Folded last part of what was given: looked up again when names change.
    fk_coding_topic_coding_id: FOREIGN KEY (coding_id) REFERENCES coding(id)
    fk_coding_topic_topic_id: FOREIGN KEY (topic_id) REFERENCES topic(id)
    pk_coding_topic: PRIMARY KEY (coding_id, "position")
CREATE INDEX ix_coding_topic_norm_key ON public.coding_topic USING btree (norm_key)
CREATE INDEX ix_coding_topic_topic_id ON public.coding_topic USING btree (topic_id)

create table ingest_run -- One run of a write command; never exported.
    id bigint not null -- Surrogate id, local to this database; never exported.
    command text collate C not null -- The command that ran.
    version text collate C not null -- claimtrack's version.
    started_at text collate C not null -- Start, UTC, ISO 8601.
    finished_at text collate C -- End, UTC, ISO 8601; null while running or when it was killed.
    status text collate C not null -- running, done or refused.
    counts text collate C not null -- What it did, as a JSON object of counts.
    who text collate C -- Who ran it; null = nobody signs such a command.
    why text collate C -- The reason given, where it is one for all that the run did.
    ck_ingest_run_status_known: CHECK ((status = ANY (ARRAY['running'::text, 'done'::text, 'refused'::text])))
    pk_ingest_run: PRIMARY KEY (id)

create table judgement -- A dated, reversible decision that two things are the same, are not, or that a disputed value is so.
    id bigint not null -- Surrogate id, local to this database; never exported.
    kind text collate C not null -- source, speaker, topic, claim, utterance or statement.
    left_key text collate C not null -- Key of one; utterances are named by a coding's key.
    right_key text collate C not null -- Key of the other; for a value, its text.
    verdict text collate C not null -- same, different, or value (an adjudicated field).
    field text collate C -- Which field an adjudicated value is of.
    who text collate C not null -- Who decided.
    why text collate C -- The reason given.
    decided_at text collate C not null -- When, UTC, ISO 8601.
    retracted_at text collate C -- When it was taken back; null = it stands.
    withdrawn_by text collate C -- Who took it back; null = it stands, or was taken back before anybody kept this.
    withdrawn_why text collate C -- The reason given for taking it back.
    ck_judgement_field_of_value: CHECK (((verdict = 'value'::text) = (field IS NOT NULL)))
    ck_judgement_kind_known: CHECK ((kind = ANY (ARRAY['source'::text, 'speaker'::text, 'topic'::text, 'claim'::text, 'utterance'::text, 'statement'::text])))
    ck_judgement_pair_in_order: CHECK (((left_key < right_key) OR (verdict = 'value'::text) OR ((verdict = 'same'::text) AND (kind <> 'utterance'::text))))
    ck_judgement_verdict_known: CHECK ((verdict = ANY (ARRAY['same'::text, 'different'::text, 'value'::text])))
    pk_judgement: PRIMARY KEY (id)
CREATE INDEX ix_judgement_kind_left_key ON public.judgement USING btree (kind, left_key)
CREATE INDEX ix_judgement_kind_right_key ON public.judgement USING btree (kind, right_key)

create table membership -- A speaker belongs to another (a side, an organisation) between two dates; never in a circle.
    id bigint not null -- Surrogate id, local to this database; never exported.
    member_id bigint not null -- Who belongs.
    group_id bigint not null -- To whom.
    role text collate C not null -- Office or role; empty = not said.
    date_from text collate C not null -- First day as given, may be partial; empty = open.
    date_until text collate C not null -- Last day as given (inclusive), may be partial; empty = open.
    first_day text collate C not null -- First day it holds (ISO); 0000-01-01 = open.
    end_day text collate C not null -- First day it no longer holds (ISO); 9999-12-31 = open.
    ck_membership_days_in_order: CHECK (((first_day IS NULL) OR (end_day IS NULL) OR (first_day <= end_day)))
    ck_membership_not_in_itself: CHECK ((member_id <> group_id))
    fk_membership_group_id: FOREIGN KEY (group_id) REFERENCES speaker(id)
    fk_membership_member_id: FOREIGN KEY (member_id) REFERENCES speaker(id)
    pk_membership: PRIMARY KEY (id)
    uq_membership_member_id_group_id_role_date_from: UNIQUE (member_id, group_id, role, date_from)
CREATE INDEX ix_membership_group_id ON public.membership USING btree (group_id)
CREATE TRIGGER membership_acyclic AFTER INSERT OR UPDATE OF member_id, group_id ON public.membership FOR EACH ROW EXECUTE FUNCTION membership_acyclic()

create table occasion -- A meeting, call, address or briefing, as the codebook defines it.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- The key that annotations use.
    name text collate C not null -- Primary name.
    date_text text collate C -- When it took place, as given (EDTF).
    date_earliest text collate C -- First possible day (ISO).
    date_latest text collate C -- Last possible day (ISO).
    place text collate C -- Where.
    ck_occasion_date_in_order: CHECK (((date_earliest IS NULL) OR (date_latest IS NULL) OR (date_earliest <= date_latest)))
    pk_occasion: PRIMARY KEY (id)
    uq_occasion_key: UNIQUE (key)

create table occasion_name -- A name of an occasion in one language.
    id bigint not null -- Surrogate id, local to this database; never exported.
    occasion_id bigint not null -- Whose name it is.
    text text collate C not null -- The name as written.
    lang text collate C not null -- BCP 47 language of the name; empty = not said.
    norm_key text collate C not null -- Folded form for look-ups; not unique.
    fk_occasion_name_occasion_id: FOREIGN KEY (occasion_id) REFERENCES occasion(id)
    pk_occasion_name: PRIMARY KEY (id)
    uq_occasion_name_occasion_id_lang_text: UNIQUE (occasion_id, lang, text)
CREATE INDEX ix_occasion_name_norm_key ON public.occasion_name USING btree (norm_key)

create table reading -- One coder's file for one revision: the full set of that coder's records for the text.
    id bigint not null -- Surrogate id, local to this database; never exported.
    revision_id bigint not null -- What was read.
    coder text collate C not null -- Who coded it; empty = not said.
    header text collate C not null -- The header as given, as a JSON object.
    content_hash text collate C not null -- Hash of header and records: equal means nothing to do.
    fk_reading_revision_id: FOREIGN KEY (revision_id) REFERENCES article_revision(id)
    pk_reading: PRIMARY KEY (id)
    uq_reading_revision_id_coder: UNIQUE (revision_id, coder)

create table report -- One article carrying one statement; mode, quote and date are those of its first coding.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- Content-derived key: that of its first coding and asserter.
    article_id bigint not null -- Which article.
    statement_id bigint not null -- Which statement.
    coding_id bigint not null -- The coding it shows: the first by offset.
    chain text collate C not null -- Names of the chain joined by ' > ', publishing source first.
    root_id bigint not null -- The source in the chain nearest to the asserter, else the publishing source.
    origin_id bigint not null -- The root; sources that cite each other in a circle share one.
    via_anonymous smallint not null -- 1 when an anonymous voice stands in the chain.
    independent smallint not null -- 1 for the earliest report of each origin of a statement.
    circular smallint not null -- 1 when its source and its root cite each other.
    ck_report_circular_flag: CHECK ((circular = ANY (ARRAY[0, 1])))
    ck_report_independent_flag: CHECK ((independent = ANY (ARRAY[0, 1])))
    ck_report_via_anonymous_flag: CHECK ((via_anonymous = ANY (ARRAY[0, 1])))
    fk_report_article_id: FOREIGN KEY (article_id) REFERENCES article(id)
    fk_report_coding_id: FOREIGN KEY (coding_id) REFERENCES coding(id)
    fk_report_origin_id: FOREIGN KEY (origin_id) REFERENCES speaker(id)
    fk_report_root_id: FOREIGN KEY (root_id) REFERENCES speaker(id)
    fk_report_statement_id: FOREIGN KEY (statement_id) REFERENCES statement(id)
    pk_report: PRIMARY KEY (id)
    uq_report_article_id_statement_id: UNIQUE (article_id, statement_id)
    uq_report_key: UNIQUE (key)
CREATE INDEX ix_report_coding_id ON public.report USING btree (coding_id)
CREATE INDEX ix_report_statement_id ON public.report USING btree (statement_id)

create table report_citation -- A source that the article says carries the same; no report, in no count.
    report_id bigint not null -- Of which report.
    speaker_id bigint not null -- Which source.
    fk_report_citation_report_id: FOREIGN KEY (report_id) REFERENCES report(id)
    fk_report_citation_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    pk_report_citation: PRIMARY KEY (report_id, speaker_id)
CREATE INDEX ix_report_citation_speaker_id ON public.report_citation USING btree (speaker_id)

create table report_coding -- A coding (and which of its asserters) that a report rests on; several never count twice.
    report_id bigint not null -- Which report.
    coding_id bigint not null -- Which coding.
    position integer not null -- Which of the coding's asserters, from 0.
    fk_report_coding_coding_id: FOREIGN KEY (coding_id) REFERENCES coding(id)
    fk_report_coding_report_id: FOREIGN KEY (report_id) REFERENCES report(id)
    pk_report_coding: PRIMARY KEY (report_id, coding_id, "position")
CREATE INDEX ix_report_coding_coding_id_position ON public.report_coding USING btree (coding_id, "position")

create table report_hop -- One link of a report's chain, the publishing source first, the asserter last.
    report_id bigint not null -- Of which report.
    position integer not null -- Order in the chain, 0 = the publishing source.
    speaker_id bigint not null -- Who.
    role text collate C not null -- publisher, relay, spokesperson, interpreter or origin.
    on_behalf_of_id bigint -- On whose behalf, where said.
    ck_report_hop_role_known: CHECK ((role = ANY (ARRAY['publisher'::text, 'relay'::text, 'spokesperson'::text, 'interpreter'::text, 'origin'::text])))
    fk_report_hop_on_behalf_of_id: FOREIGN KEY (on_behalf_of_id) REFERENCES speaker(id)
    fk_report_hop_report_id: FOREIGN KEY (report_id) REFERENCES report(id)
    fk_report_hop_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    pk_report_hop: PRIMARY KEY (report_id, "position")
CREATE INDEX ix_report_hop_speaker_id ON public.report_hop USING btree (speaker_id)

create table source -- An outlet or channel that publishes; its name and country are those of its speaker.
    id bigint not null -- Surrogate id, local to this database; never exported.
    speaker_id bigint not null -- The source as a speaker.
    kind text collate C not null -- agency, newspaper, magazine, broadcaster, online, official, social, aggregator, other or unknown.
    lang text collate C -- Main language, if given.
    reviewed smallint not null -- 1 when the codebook knows it as a source; 0 when it was only met in an article.
    ck_source_kind_known: CHECK ((kind = ANY (ARRAY['agency'::text, 'newspaper'::text, 'magazine'::text, 'broadcaster'::text, 'online'::text, 'official'::text, 'social'::text, 'aggregator'::text, 'other'::text, 'unknown'::text])))
    ck_source_reviewed_flag: CHECK ((reviewed = ANY (ARRAY[0, 1])))
    fk_source_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    pk_source: PRIMARY KEY (id)
    uq_source_speaker_id: UNIQUE (speaker_id)

create table source_domain -- An internet domain a source publishes under.
    id bigint not null -- Surrogate id, local to this database; never exported.
    source_id bigint not null -- Whose domain it is.
    domain text collate C not null -- Domain name in lower case.
    fk_source_domain_source_id: FOREIGN KEY (source_id) REFERENCES source(id)
    pk_source_domain: PRIMARY KEY (id)
    uq_source_domain_domain: UNIQUE (domain)
CREATE INDEX ix_source_domain_source_id ON public.source_domain USING btree (source_id)

create table span -- The quote of a coding: the article's own slices, anchored in the revision's text.
    coding_id bigint not null -- Of which coding.
    text text not null -- The article's own words, gaps shown as <…>.
    start_char integer -- First code point; null for a table of record.
    end_char integer -- Code point after the last.
    ck_span_span_in_order: CHECK (((start_char >= 0) AND (start_char < end_char)))
    fk_span_coding_id: FOREIGN KEY (coding_id) REFERENCES coding(id)
    pk_span: PRIMARY KEY (coding_id)

create table span_segment -- One unbroken stretch of a discontinuous quote, half-open, in code points.
    coding_id bigint not null -- Of which quote.
    position integer not null -- Order in the quote, from 0.
    start_char integer not null -- First code point.
    end_char integer not null -- Code point after the last.
    ck_span_segment_segment_in_order: CHECK (((start_char >= 0) AND (start_char < end_char)))
    fk_span_segment_coding_id: FOREIGN KEY (coding_id) REFERENCES span(coding_id)
    pk_span_segment: PRIMARY KEY (coding_id, "position")

create table speaker -- A person, organisation, government, side, outlet or anonymous voice said to have said something.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- Content-derived key: the codebook's, else the folded name.
    name text collate C not null -- Primary name, as reports print it.
    kind text collate C not null -- person, organisation, government, side, collective, outlet, document, anonymous, unspecified or unknown.
    country text collate C -- ISO 3166 code of the country it belongs to, if given.
    reviewed smallint not null -- 1 when the codebook knows it; 0 when it was only met in an article.
    descriptor text collate C -- Anonymous voices: how the article describes the voice.
    affiliation_id bigint -- Anonymous voices: whom the article says the voice belongs to.
    reason text collate C -- Anonymous voices: the reason given for anonymity.
    note text collate C -- The codebook's remark.
    ck_speaker_affiliation_is_another: CHECK (((affiliation_id IS NULL) OR (affiliation_id <> id)))
    ck_speaker_descriptor_of_anonymous: CHECK (((kind = 'anonymous'::text) = (descriptor IS NOT NULL)))
    ck_speaker_kind_known: CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'government'::text, 'side'::text, 'collective'::text, 'outlet'::text, 'document'::text, 'anonymous'::text, 'unspecified'::text, 'unknown'::text])))
    ck_speaker_reviewed_flag: CHECK ((reviewed = ANY (ARRAY[0, 1])))
    fk_speaker_affiliation_id: FOREIGN KEY (affiliation_id) REFERENCES speaker(id)
    pk_speaker: PRIMARY KEY (id)
    uq_speaker_key: UNIQUE (key)
CREATE INDEX ix_speaker_affiliation_id ON public.speaker USING btree (affiliation_id)

create table speaker_name -- A name of a speaker in one language; one name may belong to several speakers.
    id bigint not null -- Surrogate id, local to this database; never exported.
    speaker_id bigint not null -- Whose name it is.
    text text collate C not null -- The name as written.
    lang text collate C not null -- BCP 47 language of the name; empty = not said.
    kind text collate C not null -- primary, alias, abbreviation, transliteration, metonym, inflected or former.
    norm_key text collate C not null -- Folded form for look-ups (NFKC, casefold, one apostrophe); not unique.
    ck_speaker_name_kind_known: CHECK ((kind = ANY (ARRAY['primary'::text, 'alias'::text, 'abbreviation'::text, 'transliteration'::text, 'metonym'::text, 'inflected'::text, 'former'::text])))
    fk_speaker_name_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    pk_speaker_name: PRIMARY KEY (id)
    uq_speaker_name_speaker_id_lang_text: UNIQUE (speaker_id, lang, text)
CREATE INDEX ix_speaker_name_norm_key ON public.speaker_name USING btree (norm_key)

create table statement -- The stance one utterance takes on one claim, settled from all its reports.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- Content-derived key; ties in reports are broken by it.
    utterance_id bigint not null -- Which utterance.
    claim_id bigint -- On which claim; null = on topics only.
    stance smallint -- -2 (strongly opposes) to 2 (strongly supports); null = unclear.
    stance_label text collate C not null -- The word for the stance that the annotation used.
    conditional smallint not null -- 1 when the stance holds under a condition.
    condition text collate C -- The condition.
    act text collate C not null -- What was done by saying it: assert, deny, demand, …
    certainty text collate C -- How certain the speaker was: certain, probable, possible, unknown.
    anonymous smallint not null -- 1 when the asserter itself is an anonymous voice.
    via_anonymous smallint not null -- 1 when every report came through an anonymous voice.
    ck_statement_act_known: CHECK ((act = ANY (ARRAY['assert'::text, 'deny'::text, 'demand'::text, 'propose'::text, 'promise'::text, 'accept'::text, 'reject'::text, 'threaten'::text, 'accuse'::text, 'confirm'::text, 'question'::text, 'decline-comment'::text, 'vote'::text])))
    ck_statement_anonymous_flag: CHECK ((anonymous = ANY (ARRAY[0, 1])))
    ck_statement_certainty_known: CHECK ((certainty = ANY (ARRAY['certain'::text, 'probable'::text, 'possible'::text, 'unknown'::text])))
    ck_statement_conditional_flag: CHECK ((conditional = ANY (ARRAY[0, 1])))
    ck_statement_stance_range: CHECK (((stance >= '-2'::integer) AND (stance <= 2)))
    ck_statement_via_anonymous_flag: CHECK ((via_anonymous = ANY (ARRAY[0, 1])))
    fk_statement_claim_id: FOREIGN KEY (claim_id) REFERENCES claim(id)
    fk_statement_utterance_id: FOREIGN KEY (utterance_id) REFERENCES utterance(id)
    pk_statement: PRIMARY KEY (id)
    uq_statement_key: UNIQUE (key)
    uq_statement_utterance_id_claim_id: UNIQUE (utterance_id, claim_id)
CREATE INDEX ix_statement_claim_id ON public.statement USING btree (claim_id)

create table statement_topic -- A topic of a statement that has no claim.
    statement_id bigint not null -- Which statement.
    topic_id bigint not null -- Which topic.
    fk_statement_topic_statement_id: FOREIGN KEY (statement_id) REFERENCES statement(id)
    fk_statement_topic_topic_id: FOREIGN KEY (topic_id) REFERENCES topic(id)
    pk_statement_topic: PRIMARY KEY (statement_id, topic_id)
CREATE INDEX ix_statement_topic_topic_id ON public.statement_topic USING btree (topic_id)

create table topic -- A node of the tree of subjects that claims belong to; never in a circle.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- The folded names from the root, joined by a slash.
    name text collate C not null -- Primary name, as reports print it.
    parent_id bigint -- The topic above; null = a root.
    reviewed smallint not null -- 1 when the codebook knows it; 0 when it was only met in an article.
    ck_topic_not_under_itself: CHECK (((parent_id IS NULL) OR (parent_id <> id)))
    ck_topic_reviewed_flag: CHECK ((reviewed = ANY (ARRAY[0, 1])))
    fk_topic_parent_id: FOREIGN KEY (parent_id) REFERENCES topic(id)
    pk_topic: PRIMARY KEY (id)
    uq_topic_key: UNIQUE (key)
CREATE INDEX ix_topic_parent_id ON public.topic USING btree (parent_id)
CREATE TRIGGER topic_acyclic AFTER INSERT OR UPDATE OF id, parent_id ON public.topic FOR EACH ROW WHEN ((new.parent_id IS NOT NULL)) EXECUTE FUNCTION topic_acyclic()

create table topic_name -- A name of a topic in one language.
    id bigint not null -- Surrogate id, local to this database; never exported.
    topic_id bigint not null -- Whose name it is.
    text text collate C not null -- The name as written.
    lang text collate C not null -- BCP 47 language of the name; empty = not said.
    norm_key text collate C not null -- Folded form for look-ups; not unique.
    fk_topic_name_topic_id: FOREIGN KEY (topic_id) REFERENCES topic(id)
    pk_topic_name: PRIMARY KEY (id)
    uq_topic_name_topic_id_lang_text: UNIQUE (topic_id, lang, text)
CREATE INDEX ix_topic_name_norm_key ON public.topic_name USING btree (norm_key)

create table utterance -- One act of speech: who, when, at what occasion; counted once however many articles carry it.
    id bigint not null -- Surrogate id, local to this database; never exported.
    key text collate C not null -- Content-derived key: that of its first coding.
    speaker_id bigint not null -- Who said it.
    principal_id bigint not null -- Whom it commits: on whose behalf, else the speaker.
    occasion_id bigint -- At which defined occasion.
    ref text collate C -- An identifier from elsewhere, such as post:123.
    joint text collate C -- Shared by the utterances of one joint statement; null = not joint.
    imputed smallint not null -- 1 when an interpreter tells what the speaker said or thinks.
    date_text text collate C not null -- When it was said, as far as known (EDTF).
    date_earliest text collate C -- First possible day (ISO); null = open.
    date_latest text collate C not null -- Last possible day (ISO).
    date_basis text collate C not null -- explicit, relative, inferred, publication or unknown.
    ck_utterance_date_basis_known: CHECK ((date_basis = ANY (ARRAY['explicit'::text, 'relative'::text, 'inferred'::text, 'publication'::text, 'unknown'::text])))
    ck_utterance_date_in_order: CHECK (((date_earliest IS NULL) OR (date_latest IS NULL) OR (date_earliest <= date_latest)))
    ck_utterance_imputed_flag: CHECK ((imputed = ANY (ARRAY[0, 1])))
    fk_utterance_occasion_id: FOREIGN KEY (occasion_id) REFERENCES occasion(id)
    fk_utterance_principal_id: FOREIGN KEY (principal_id) REFERENCES speaker(id)
    fk_utterance_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    pk_utterance: PRIMARY KEY (id)
    uq_utterance_key: UNIQUE (key)
CREATE INDEX ix_utterance_principal_id_date_latest ON public.utterance USING btree (principal_id, date_latest)
CREATE INDEX ix_utterance_speaker_id ON public.utterance USING btree (speaker_id)

create table utterance_addressee -- Somebody an utterance was addressed to.
    utterance_id bigint not null -- Which utterance.
    speaker_id bigint not null -- To whom.
    fk_utterance_addressee_speaker_id: FOREIGN KEY (speaker_id) REFERENCES speaker(id)
    fk_utterance_addressee_utterance_id: FOREIGN KEY (utterance_id) REFERENCES utterance(id)
    pk_utterance_addressee: PRIMARY KEY (utterance_id, speaker_id)
CREATE INDEX ix_utterance_addressee_speaker_id ON public.utterance_addressee USING btree (speaker_id)

CREATE OR REPLACE FUNCTION public.change_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO '$user', 'public'
AS $function$
begin
    raise exception 'the log is append-only' using errcode = 'check_violation';
end
$function$

CREATE OR REPLACE FUNCTION public.membership_acyclic()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO '$user', 'public'
AS $function$
begin
    perform pg_advisory_xact_lock(7161684);
    if exists (
        with recursive above(id) as (
            select new.group_id
            union
            select m.group_id from above join membership as m on m.member_id = above.id
        )
        select 1 from above where above.id = new.member_id
    ) then
        raise exception 'a speaker cannot be a member of itself through others' using errcode = 'check_violation';
    end if;
    return null;
end
$function$

CREATE OR REPLACE FUNCTION public.topic_acyclic()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO '$user', 'public'
AS $function$
begin
    perform pg_advisory_xact_lock(7161683);
    if exists (
        with recursive above(id) as (
            select new.parent_id
            union
            select t.parent_id from above join topic as t on t.id = above.id where t.parent_id is not null
        )
        select 1 from above where above.id = new.id
    ) then
        raise exception 'a topic cannot lie under itself' using errcode = 'check_violation';
    end if;
    return null;
end
$function$

create view v_article as -- The articles, each with the values of its current revision. One one row per article
 SELECT a.id AS article_id,
    a.ref,
    p.name AS source,
    r.title,
    a.url,
    r.archive,
    r.published_on AS published,
    r.lang,
    r.published AS published_text,
    r.author,
    r.sha256,
    a.key AS article_key,
    r.id AS revision_id,
    a.source_id,
    ( SELECT count(*) AS count
           FROM article_revision v
          WHERE (v.article_id = a.id)) AS n_revisions,
    r.modified,
    r.retrieved,
    r.extractor,
    r.meta
   FROM (((article a
     JOIN article_revision r ON (((r.article_id = a.id) AND (r.is_current = 1))))
     JOIN source s ON ((s.id = a.source_id)))
     JOIN speaker p ON ((p.id = s.speaker_id)));

create view v_citation as -- Sources that an article says carry the same; in no count. One one row per report and source cited
 SELECT x.report_id,
    r.statement_id,
    x.speaker_id,
    p.name AS source
   FROM ((report_citation x
     JOIN report r ON ((r.id = x.report_id)))
     JOIN speaker p ON ((p.id = x.speaker_id)));

create view v_claim as -- The claims: propositions, without who and when. One one row per claim
 SELECT id AS claim_id,
    key AS claim,
    text,
    kind,
    event_text,
    event_earliest,
    event_latest,
    reviewed
   FROM claim c;

create view v_claim_about as -- Whom a claim is about. One one row per claim and speaker it is about
 SELECT x.claim_id,
    c.key AS claim,
    x.speaker_id,
    p.name AS speaker,
    p.key AS speaker_key
   FROM ((claim_about x
     JOIN claim c ON ((c.id = x.claim_id)))
     JOIN speaker p ON ((p.id = x.speaker_id)));

create view v_claim_relation as -- How claims bear on each other, as the codebook states it. One one row per claim, relation and claim it relates to
 SELECT x.from_claim_id AS claim_id,
    c.key AS claim,
    x.kind AS relation,
    x.to_claim_id,
    o.key AS to_claim
   FROM ((claim_relation x
     JOIN claim c ON ((c.id = x.from_claim_id)))
     JOIN claim o ON ((o.id = x.to_claim_id)));

create view v_claim_text as -- The claims' texts in every language. One one row per claim and language
 SELECT x.claim_id,
    c.key AS claim,
    x.lang,
    x.text
   FROM (claim_text x
     JOIN claim c ON ((c.id = x.claim_id)));

create view v_claim_topic as -- Which claim belongs to which topic. One one row per claim and topic
 SELECT x.claim_id,
    x.topic_id,
    t.topic,
    t.path
   FROM (claim_topic x
     JOIN v_topic t ON ((t.topic_id = x.topic_id)));

create view v_coding as -- What each coder read: the records behind the reports, with the values that judgements give them. One one row per report, coding it rests on and asserter of that coding
 SELECT d.id AS coding_id,
    x.report_id,
    r.statement_id,
    r.article_id,
    g.coder,
    d.record_id,
    d.stance,
    d.stance_label,
    d.conditional,
    d.condition,
    d.act,
    d.mode,
    d.certainty,
    d.date_text,
    d.date_earliest,
    d.date_latest,
    d.date_basis,
    s.text AS quote,
    s.start_char,
    s.end_char,
    d.confidence,
    d.note,
        CASE
            WHEN (r.coding_id = d.id) THEN 1
            ELSE 0
        END AS shown,
    w.speaker_id,
    d.date_days,
    d.key AS coding_key,
    d.said_text,
    d.claim_coded,
    d.as_coded,
    x."position"
   FROM (((((report_coding x
     JOIN report r ON ((r.id = x.report_id)))
     JOIN coding d ON ((d.id = x.coding_id)))
     JOIN reading g ON ((g.id = d.reading_id)))
     LEFT JOIN coding_speaker w ON (((w.coding_id = x.coding_id) AND (w."position" = x."position"))))
     LEFT JOIN span s ON ((s.coding_id = d.id)));

create view v_coding_segment as -- Which stretches of the article's text a coding rests on; a quote with gaps has several. One one row per coding and unbroken stretch of its quote
 SELECT g.coding_id,
    g."position",
    g.start_char,
    g.end_char
   FROM span_segment g
UNION ALL
 SELECT s.coding_id,
    0 AS "position",
    s.start_char,
    s.end_char
   FROM span s
  WHERE ((s.start_char IS NOT NULL) AND (NOT (EXISTS ( SELECT 1
           FROM span_segment g
          WHERE (g.coding_id = s.coding_id)))));

create view v_hop as -- The chains, link by link. One one row per report and link
 SELECT h.report_id,
    h."position",
    h.speaker_id,
    p.name AS speaker,
    h.role,
    b.name AS on_behalf_of
   FROM ((report_hop h
     JOIN speaker p ON ((p.id = h.speaker_id)))
     LEFT JOIN speaker b ON ((b.id = h.on_behalf_of_id)));

create view v_judgement as -- What people decided: that two are the same or are not, or what a value is. None of it overwrites what was given. One one row per judgement
 SELECT id AS judgement_id,
    kind,
    left_key,
    right_key,
    verdict,
    field,
    who,
    why,
    decided_at,
    retracted_at,
        CASE
            WHEN (retracted_at IS NULL) THEN 1
            ELSE 0
        END AS stands,
    withdrawn_by,
    withdrawn_why
   FROM judgement j;

create view v_membership as -- Who belongs to whom, from when until when, as the codebook states it. One one row per member, group, role and beginning
 SELECT m.member_id,
    a.name AS member,
    m.group_id,
    b.name AS member_of,
    m.role,
    NULLIF(m.date_from, ''::text) AS date_from,
    NULLIF(m.date_until, ''::text) AS date_until
   FROM ((membership m
     JOIN speaker a ON ((a.id = m.member_id)))
     JOIN speaker b ON ((b.id = m.group_id)));

create view v_position as -- What a speaker holds, and from when until when: each own statement with a stance holds until the next one. Imputed statements never count, nor do anonymous or unspecified voices; an unclear one never replaces a stance. As of a day D: valid_from <= D and (valid_until is null or D < valid_until). One one row per speaker, claim and period
 WITH own AS (
         SELECT s.principal_id,
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
                CASE
                    WHEN (s.joint IS NULL) THEN 1
                    WHEN (row_number() OVER (PARTITION BY s.principal_id, s.claim_id, s.joint ORDER BY s.date_latest, COALESCE(s.date_earliest, ''::text), s.statement_key) = 1) THEN 1
                    ELSE 0
                END AS counts
           FROM (v_statement s
             JOIN v_speaker q ON (((q.speaker_id = s.principal_id) AND (q.kind <> 'unspecified'::text))))
          WHERE ((s.imputed = 0) AND (s.anonymous = 0) AND (s.stance IS NOT NULL) AND (s.claim_id IS NOT NULL))
        ), held AS (
         SELECT w.principal_id,
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
            lead(w.date_latest) OVER line AS next_date,
            (sum(w.counts) OVER line)::integer AS n
           FROM own w
          WINDOW line AS (PARTITION BY w.principal_id, w.claim_id ORDER BY w.date_latest, COALESCE(w.date_earliest, ''::text), w.statement_key)
        )
 SELECT principal_id AS speaker_id,
    principal AS speaker,
    claim_id,
    claim,
    stance,
    stance_label,
    conditional,
    condition,
    date_latest AS valid_from,
    next_date AS valid_until,
    n,
    statement_id,
    statement_key
   FROM held o
  WHERE ((next_date IS NULL) OR (next_date > date_latest));

create view v_reading as -- Who coded which article: one file each, also where its coder found no statement at all. One one row per article and coder of its current revision
 SELECT a.article_id,
    g.coder,
    ( SELECT count(*) AS count
           FROM coding d
          WHERE (d.reading_id = g.id)) AS n_codings
   FROM (reading g
     JOIN v_article a ON ((a.revision_id = g.revision_id)));

create view v_report as -- Who reported it: one article carrying one statement, with the words it carries. One one row per article and statement
 SELECT r.id AS report_id,
    r.statement_id,
    r.article_id,
    a.source,
    a.published,
    x.text AS quote,
    d.translation,
    a.lang,
    x.start_char,
    x.end_char,
    d.mode,
    d.distancing,
    r.chain,
    o.name AS root,
    r.independent,
    r.circular,
    r.via_anonymous AS through_anonymous,
    r.origin_id,
    d.cue,
    d.stance AS reported_stance,
    d.stance_label AS reported_stance_label,
    d.conditional AS reported_conditional,
    d.condition AS reported_condition,
    d.act AS reported_act,
    d.certainty AS reported_certainty,
    r.key AS report_key,
    r.root_id,
    p.speaker_id AS publisher_id
   FROM (((((report r
     JOIN v_article a ON ((a.article_id = r.article_id)))
     JOIN source p ON ((p.id = a.source_id)))
     JOIN coding d ON ((d.id = r.coding_id)))
     JOIN speaker o ON ((o.id = r.root_id)))
     LEFT JOIN span x ON ((x.coding_id = r.coding_id)));

create view v_shift as -- What changed: two successive own statements of one speaker on one claim that differ in stance or in having a condition. Imputed statements, anonymous and unspecified voices are left out. One one row per speaker, claim and change
 WITH own AS (
         SELECT s.principal_id,
            s.principal,
            s.claim_id,
            s.claim,
            s.stance,
            s.conditional,
            s.date_earliest,
            s.date_latest,
            s.statement_id,
            s.statement_key,
            lag(s.stance) OVER held AS from_stance,
            lag(s.conditional) OVER held AS from_conditional,
            lag(s.date_latest) OVER held AS previous_latest,
            lag(s.statement_id) OVER held AS previous_statement_id,
            lag(s.statement_key) OVER held AS previous_statement_key
           FROM (v_statement s
             JOIN v_speaker q ON (((q.speaker_id = s.principal_id) AND (q.kind <> 'unspecified'::text))))
          WHERE ((s.imputed = 0) AND (s.anonymous = 0) AND (s.stance IS NOT NULL) AND (s.claim_id IS NOT NULL))
          WINDOW held AS (PARTITION BY s.principal_id, s.claim_id ORDER BY s.date_latest, COALESCE(s.date_earliest, ''::text), s.statement_key)
        )
 SELECT principal_id AS speaker_id,
    principal AS speaker,
    claim_id,
    claim,
    from_stance,
    stance AS to_stance,
    from_conditional,
    conditional AS to_conditional,
    date_latest AS date,
        CASE
            WHEN ((date_earliest IS NOT NULL) AND (previous_latest < date_earliest)) THEN 1
            ELSE 0
        END AS certain,
    previous_statement_id,
    statement_id,
    previous_statement_key,
    statement_key
   FROM own o
  WHERE ((previous_statement_id IS NOT NULL) AND ((stance <> from_stance) OR (conditional <> from_conditional)));

create view v_side_member as -- Who speaks for a side, directly or through other groups, and when: adjoining periods are one. An anonymous voice counts with the side of whom the article says it belongs to, and is marked. One one row per side, member and unbroken period
 WITH RECURSIVE reach(side_id, member_id, first_day, end_day) AS (
         SELECT m.group_id,
            m.member_id,
            m.first_day,
            m.end_day
           FROM membership m
        UNION
         SELECT r.side_id,
            m.member_id,
                CASE
                    WHEN (m.first_day > r.first_day) THEN m.first_day
                    ELSE r.first_day
                END AS first_day,
                CASE
                    WHEN (m.end_day < r.end_day) THEN m.end_day
                    ELSE r.end_day
                END AS end_day
           FROM (reach r
             JOIN membership m ON ((m.group_id = r.member_id)))
          WHERE ((m.first_day < r.end_day) AND (r.first_day < m.end_day))
        ), marked AS (
         SELECT r.side_id,
            r.member_id,
            r.first_day,
            r.end_day,
            max(r.end_day) OVER (PARTITION BY r.side_id, r.member_id ORDER BY r.first_day, r.end_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS held_until
           FROM reach r
        ), numbered AS (
         SELECT k.side_id,
            k.member_id,
            k.first_day,
            k.end_day,
            sum(
                CASE
                    WHEN ((k.held_until IS NULL) OR (k.held_until < k.first_day)) THEN 1
                    ELSE 0
                END) OVER (PARTITION BY k.side_id, k.member_id ORDER BY k.first_day, k.end_day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS period
           FROM marked k
        ), belonging AS (
         SELECT n.side_id,
            n.member_id,
            min(n.first_day) AS first_day,
            max(n.end_day) AS end_day
           FROM numbered n
          GROUP BY n.side_id, n.member_id, n.period
        )
 SELECT b.side_id,
    b.member_id,
    b.first_day,
    b.end_day,
    0 AS anonymous
   FROM belonging b
UNION ALL
 SELECT b.side_id,
    a.id AS member_id,
    b.first_day,
    b.end_day,
    1 AS anonymous
   FROM (belonging b
     JOIN speaker a ON ((a.affiliation_id = b.member_id)))
UNION ALL
 SELECT a.affiliation_id AS side_id,
    a.id AS member_id,
    '0000-01-01'::text AS first_day,
    '9999-12-31'::text AS end_day,
    1 AS anonymous
   FROM speaker a
  WHERE (a.affiliation_id IS NOT NULL)
UNION ALL
 SELECT p.id AS side_id,
    p.id AS member_id,
    '0000-01-01'::text AS first_day,
    '9999-12-31'::text AS end_day,
        CASE
            WHEN (p.kind = 'anonymous'::text) THEN 1
            ELSE 0
        END AS anonymous
   FROM speaker p;

create view v_side_position as -- What a side holds, and from when until when: the latest own statement with a stance of the side or its members. Imputed statements never count, anonymous voices never move it; an unclear statement never replaces a stance. As of a day D: valid_from <= D and (valid_until is null or D < valid_until). One one row per side, claim and period
 WITH own AS (
         SELECT b.side_id,
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
                CASE
                    WHEN (s.joint IS NULL) THEN 1
                    WHEN (row_number() OVER (PARTITION BY b.side_id, s.claim_id, s.joint ORDER BY s.date_latest, COALESCE(s.date_earliest, ''::text), s.statement_key) = 1) THEN 1
                    ELSE 0
                END AS counts
           FROM ((v_side_statement b
             JOIN v_statement s ON ((s.statement_id = b.statement_id)))
             JOIN v_speaker q ON (((q.speaker_id = b.principal_id) AND (q.kind <> 'unspecified'::text))))
          WHERE ((s.imputed = 0) AND (s.anonymous = 0) AND (b.anonymous = 0) AND (s.stance IS NOT NULL) AND (s.claim_id IS NOT NULL))
        ), held AS (
         SELECT w.side_id,
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
            lead(w.date_latest) OVER line AS next_date,
            (sum(w.counts) OVER line)::integer AS n,
            lead(w.date_latest) OVER (PARTITION BY w.side_id, w.claim_id, w.principal_id ORDER BY w.date_latest, COALESCE(w.date_earliest, ''::text), w.statement_key) AS next_own_date
           FROM own w
          WINDOW line AS (PARTITION BY w.side_id, w.claim_id ORDER BY w.date_latest, COALESCE(w.date_earliest, ''::text), w.statement_key)
        ), signs AS (
         SELECT h.side_id,
            h.claim_id,
            h.stance,
                CASE
                    WHEN (m.first_day > h.date_latest) THEN m.first_day
                    ELSE h.date_latest
                END AS from_day,
                CASE
                    WHEN (h.next_own_date < m.end_day) THEN h.next_own_date
                    ELSE m.end_day
                END AS end_day
           FROM (held h
             JOIN v_side_member m ON (((m.side_id = h.side_id) AND (m.member_id = h.principal_id))))
          WHERE ((h.stance <> 0) AND ((h.next_own_date IS NULL) OR (h.next_own_date > h.date_latest)) AND (h.date_latest < m.end_day) AND ((h.next_own_date IS NULL) OR (m.first_day < h.next_own_date)))
        ), turns AS (
         SELECT h.side_id,
            h.claim_id,
            h.date_latest AS day,
            0 AS up,
            0 AS down,
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
           FROM held h
          WHERE ((h.next_date IS NULL) OR (h.next_date > h.date_latest))
        UNION ALL
         SELECT g.side_id,
            g.claim_id,
            g.from_day,
                CASE
                    WHEN (g.stance > 0) THEN 1
                    ELSE 0
                END AS "case",
                CASE
                    WHEN (g.stance < 0) THEN 1
                    ELSE 0
                END AS "case",
            NULL::text,
            NULL::text,
            NULL::smallint,
            NULL::text,
            NULL::smallint,
            NULL::text,
            NULL::text,
            NULL::integer,
            NULL::bigint,
            NULL::text
           FROM signs g
        UNION ALL
         SELECT g.side_id,
            g.claim_id,
            g.end_day,
                CASE
                    WHEN (g.stance > 0) THEN '-1'::integer
                    ELSE 0
                END AS "case",
                CASE
                    WHEN (g.stance < 0) THEN '-1'::integer
                    ELSE 0
                END AS "case",
            NULL::text,
            NULL::text,
            NULL::smallint,
            NULL::text,
            NULL::smallint,
            NULL::text,
            NULL::text,
            NULL::integer,
            NULL::bigint,
            NULL::text
           FROM signs g
        ), tallied AS (
         SELECT t.side_id,
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
            sum(t.up) OVER days AS up,
            sum(t.down) OVER days AS down
           FROM turns t
          WINDOW days AS (PARTITION BY t.side_id, t.claim_id ORDER BY t.day)
        )
 SELECT side_id,
    side,
    claim_id,
    claim,
    stance,
    stance_label,
    conditional,
    condition,
        CASE
            WHEN ((up > 0) AND (down > 0)) THEN 1
            ELSE 0
        END AS split,
    day AS valid_from,
    next_date AS valid_until,
    n,
    statement_id,
    statement_key
   FROM tallied d
  WHERE (statement_id IS NOT NULL);

create view v_side_statement as -- Which statement belongs to which side: its principal is the side, or a member on the last day it can have been said. One one row per side and statement
 SELECT m.side_id,
    g.name AS side,
    s.id AS statement_id,
    u.principal_id,
        CASE
            WHEN ((u.date_earliest IS NOT NULL) AND (u.date_earliest < m.first_day)) THEN 1
            ELSE 0
        END AS side_uncertain,
    m.anonymous
   FROM (((v_side_member m
     JOIN speaker g ON ((g.id = m.side_id)))
     JOIN utterance u ON (((u.principal_id = m.member_id) AND (m.first_day <= u.date_latest) AND (u.date_latest < m.end_day))))
     JOIN statement s ON ((s.utterance_id = u.id)));

create view v_source as -- The outlets and channels that publish. One one row per source
 SELECT s.id AS source_id,
    s.speaker_id,
    p.name AS source,
    s.kind,
    p.country,
    s.lang,
    s.reviewed
   FROM (source s
     JOIN speaker p ON ((p.id = s.speaker_id)));

create view v_speaker as -- Everybody who can be said to have said something. One one row per speaker
 SELECT id AS speaker_id,
    name,
    kind,
    country,
    key AS speaker_key,
    reviewed,
    affiliation_id,
    descriptor,
    reason
   FROM speaker p;

create view v_speaker_name as -- Every name of every speaker, for looking names up. One one row per speaker, language and name
 SELECT n.speaker_id,
    p.name AS speaker,
    n.text AS name,
    n.lang,
    n.kind,
    n.norm_key
   FROM (speaker_name n
     JOIN speaker p ON ((p.id = n.speaker_id)));

create view v_statement as -- What was stated: the stance one utterance takes on one claim, settled from all its reports. One one row per current statement
 SELECT s.id AS statement_id,
    s.key AS statement_key,
    s.utterance_id,
    u.speaker_id,
    p.name AS speaker,
    u.principal_id,
    q.name AS principal,
    s.claim_id,
    c.key AS claim,
    c.text AS claim_text,
    s.stance,
    s.stance_label,
    s.conditional,
    s.condition,
    s.act,
    s.certainty,
    u.imputed,
    s.via_anonymous,
    u.joint,
    u.date_text,
    u.date_earliest,
    u.date_latest,
    u.date_basis,
    ( SELECT count(*) AS count
           FROM report r
          WHERE (r.statement_id = s.id)) AS n_reports,
    ( SELECT count(DISTINCT r.origin_id) AS count
           FROM report r
          WHERE (r.statement_id = s.id)) AS n_independent,
    s.anonymous
   FROM ((((statement s
     JOIN utterance u ON ((u.id = s.utterance_id)))
     JOIN speaker p ON ((p.id = u.speaker_id)))
     JOIN speaker q ON ((q.id = u.principal_id)))
     LEFT JOIN claim c ON ((c.id = s.claim_id)));

create view v_statement_topic as -- Which statement belongs to which topic: through its claim, or by itself where it has none. One one row per statement and topic
 SELECT s.id AS statement_id,
    t.topic_id,
    t.topic,
    t.path,
    1 AS through_claim
   FROM ((statement s
     JOIN claim_topic x ON ((x.claim_id = s.claim_id)))
     JOIN v_topic t ON ((t.topic_id = x.topic_id)))
UNION ALL
 SELECT y.statement_id,
    t.topic_id,
    t.topic,
    t.path,
    0 AS through_claim
   FROM (statement_topic y
     JOIN v_topic t ON ((t.topic_id = y.topic_id)));

create view v_topic as -- The tree of topics. One one row per topic
 WITH RECURSIVE tree(topic_id, topic, path, parent_id, depth, topic_key, reviewed) AS (
         SELECT t.id,
            t.name,
            t.name,
            t.parent_id,
            0 AS "?column?",
            t.key,
            t.reviewed
           FROM topic t
          WHERE (t.parent_id IS NULL)
        UNION ALL
         SELECT t.id,
            t.name,
            ((tree_1.path || '/'::text) || t.name),
            t.parent_id,
            (tree_1.depth + 1),
            t.key,
            t.reviewed
           FROM (topic t
             JOIN tree tree_1 ON ((tree_1.topic_id = t.parent_id)))
        )
 SELECT topic_id,
    topic,
    path,
    parent_id,
    depth,
    topic_key,
    reviewed
   FROM tree;

create view v_topic_name as -- Every name of every topic, for looking names up. One one row per topic, language and name
 SELECT topic_id,
    text AS name,
    lang,
    norm_key
   FROM topic_name n;

create view v_topic_tree as -- Which topics lie under which: each topic under itself and under all that are above it. One one row per topic and ancestor
 WITH RECURSIVE up(topic_id, ancestor_id) AS (
         SELECT t.id,
            t.id
           FROM topic t
        UNION ALL
         SELECT up_1.topic_id,
            t.parent_id
           FROM (up up_1
             JOIN topic t ON ((t.id = up_1.ancestor_id)))
          WHERE (t.parent_id IS NOT NULL)
        )
 SELECT topic_id,
    ancestor_id
   FROM up;
