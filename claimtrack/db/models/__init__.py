"""The tables, one aggregate a file: actors, publications, claims, speech, evidence, ledger."""

from claimtrack.db.base import Base
from claimtrack.db.models.actors import Membership, Source, SourceDomain, Speaker, SpeakerName
from claimtrack.db.models.claims import (
    Claim,
    ClaimAbout,
    ClaimRelation,
    ClaimText,
    ClaimTopic,
    Topic,
    TopicName,
)
from claimtrack.db.models.codings import Coding, CodingMention, CodingSpeaker, CodingTopic, Span, SpanSegment
from claimtrack.db.models.ledger import Change, CodebookEntry, IngestRun, Judgement
from claimtrack.db.models.publications import Article, ArticleRevision, Reading
from claimtrack.db.models.reports import Report, ReportCitation, ReportCoding, ReportHop
from claimtrack.db.models.speech import (
    Occasion,
    OccasionName,
    Statement,
    StatementTopic,
    Utterance,
    UtteranceAddressee,
)

__all__ = [
    "Article",
    "ArticleRevision",
    "Base",
    "Change",
    "Claim",
    "ClaimAbout",
    "ClaimRelation",
    "ClaimText",
    "ClaimTopic",
    "CodebookEntry",
    "Coding",
    "CodingMention",
    "CodingSpeaker",
    "CodingTopic",
    "IngestRun",
    "Judgement",
    "Membership",
    "Occasion",
    "OccasionName",
    "Reading",
    "Report",
    "ReportCitation",
    "ReportCoding",
    "ReportHop",
    "Source",
    "SourceDomain",
    "Span",
    "SpanSegment",
    "Speaker",
    "SpeakerName",
    "Statement",
    "StatementTopic",
    "Topic",
    "TopicName",
    "Utterance",
    "UtteranceAddressee",
]
