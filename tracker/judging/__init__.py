"""The judgement of figures: pure functions that look at lines of points and yield verdicts. No ledger, no clock."""

from tracker.judging.line import judge_line as judge_line
from tracker.judging.line import revised_as_a_whole as revised_as_a_whole
from tracker.judging.mirrors import MirrorVerdicts as MirrorVerdicts
from tracker.judging.mirrors import judge_mirrors as judge_mirrors
from tracker.judging.model import CHECKS as CHECKS
from tracker.judging.model import Check as Check
from tracker.judging.model import Point as Point
from tracker.judging.model import Verdict as Verdict
from tracker.judging.pair import PairVerdicts as PairVerdicts
from tracker.judging.pair import judge_pair as judge_pair
from tracker.judging.reports import Restated as Restated
from tracker.judging.reports import judge_dated as judge_dated
from tracker.judging.reports import judge_missing_days as judge_missing_days
from tracker.judging.restating import judge_restatement as judge_restatement
from tracker.judging.still import judge_copied_days as judge_copied_days
from tracker.judging.sums import judge_parts as judge_parts
from tracker.judging.sums import judge_share as judge_share
from tracker.judging.telling import judge_prose as judge_prose
