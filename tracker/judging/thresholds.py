"""Every number that decides whether a figure is trusted, and how it was chosen.

The choosing part is the General Staff's running totals, as PetroIvaniuk transcribed them, before 2024-07-01 (10,849
steps in 13 lines), and for levels the occupied land as NZZ measured it, before 2023-03-15. What the thresholds give is
then measured on everything else: `python -m tests.quiet` and `python -m tests.planted`. "Local" means within REACH
steps on either side, with the steps of the suspects themselves left out.

Not all of the rest was unseen: rules marked "(seen)" were made or moved after a first look at what the measured sources
raised, and the order in which slips are believed was settled on faults planted on any day of the choosing lines.
"""

from __future__ import annotations

# How far around a point its neighbourhood reaches, in steps to each side. Twenty days hold a change of tempo (a new
# offensive) on one side of them, and still give forty steps, of which faults nearby can spoil a few.
REACH = 20

# Fewer local steps than this say nothing about what is usual: the first days of a war double everything.
FEWEST_STEPS = 10

# The largest local step is taken as the third largest, so that a fault nearby (which makes two) is not the measure.
SPOILED = 2

# A step is odd when it exceeds the 90th percentile of the local steps by this factor, and by ODD_FLOOR. Only odd steps
# tell a point that stands apart from a fall that lasts.
ODD = 1.25
ODD_FLOOR = 1.5

# A rise is a jump when it exceeds the largest local step by this factor. In the choosing part the greatest rise of a
# steady line is 2.7 times its largest local step on both sides, and 4.8 times where only the days before count.
JUMP = 5.0

# Lines that stand still on many days and then leap (missiles, special equipment) are no measure of themselves: a rise
# of theirs is a jump only beyond this share of what they stood at. In the choosing part, each day judged as the newest,
# true rises go beyond it on seven days: six nights of missiles in 2022 and early 2023, and once special equipment.
JUMP_SHARE = 0.1

# A line is steady when fewer of its local steps than this are zero.
STEADY = 0.1

# A fall of a total smaller than the largest local step times this is told and not held: a correction of that size is
# as likely as a slip, and whichever it is, it moves no chart.
SMALL_FALL = 1.0
# So is one of so few items, whatever the line does: three of the four falls of the choosing part are of one or two.
SMALL_ITEMS = 5

# Beside a fault a total may have been corrected in truth, by a small fall that is this share of the fault at most.
CORRECTED = 0.1

# Of a run of several suspects, the leap out and the leap back must be alike, neither less than this share of the other:
# a true fall leaves high points before it too, but those were climbed, not leapt to. (seen) Nor may the run itself
# move by that share of the leap: what wanders like that is counted anew, not mistaken. The longest fault on record
# moves by a fifty-thousandth of its leap.
RUN_EDGE = 0.5

# (seen) So many points after a change of level that go on from it show that it is meant. A very great one (a rise or a
# fall by more than this share of what it stood at) needs more: the longest fault on record, seven days of an area seven
# times too great, went on from itself every day.
CONFIRMING = 2
GREAT_RISE = 2.0
GREAT_FALL = 0.5
CONFIRMING_GREAT = 14

# A run of suspects may be this long, in points, before it is a level; four times the longest fault on record.
LONGEST_RUN = 30

# A level is suspected when it moves by more than JUMP times its largest local step and by this share of itself. In the
# choosing part the retreats of 2022 are 20, 7 and 4 % of all land held (24, 8 and 5 % without that of before 2022), and
# no other day after the first month moves it by more than 3 %.
LEVEL_SHARE = 0.05

# (seen) Levels move both ways by nature: one point that goes on from a move confirms it, unless it is a very great one.
CONFIRMING_LEVEL = 1

# A level has come back when it is within this share of its move of where it stood before: nearer than halfway by far,
# as faults return to the line and retreats do not.
RETURNED = 0.25

# (seen) A change (what happened in a day) is heavy-tailed: only this many times the largest local one is suspected.
# That finds a figure ten times too great where the days are about alike. Small counts are never suspected.
CHANGE_FACTOR = 8.0
CHANGE_FLOOR = 20
# It is only told, since days of that kind happen, unless it is this many times the largest.
CHANGE_IMPOSSIBLE = 50.0

# (seen) A line should not repeat itself for a day when even its small steps (the 10th percentile) are FLAT_STEP, and
# this share of its middle one. Steady lines of the choosing part do stand still, on 77 of 4,897 days; of the lines
# that did, none had small steps above 13.
FLAT_STEP = 100.0
FLAT_EVEN = 0.4
# Nor should a steady line for so long that, going by its own local habit, the chance of it is less than this.
FLAT_CHANCE = 2e-4
# Whether a line hardly ever stands still, for the copy of a whole report: this many local zeros, and one more.
FLAT_SEEN = 1

# A day is a copy when all lines repeat the day before and this many of them are lines that hardly ever do.
COPIED_LINES = 3

# Of a report that is dated a day early, this share of the lines may not fit, for they slip as well.
DATED_OTHERS = 0.2

# A gap of more than so many cadences is a warning: a week without a daily report. Shorter ones are told as information.
LONG_GAP = 7
# Months and quarters are not all alike: a tenth more of a longer cadence is no gap.
MONTHS_DIFFER = 10

# Days around a fall in which a published correction may be dated: that of 2023-05-27 stands in the totals of the 28th.
CORRECTION_DAYS = 2

# A value equal to that of another day this near is taken for that day's rather than for a slip of the pen.
SAME_VALUE_DAYS = 30
# Only a line that moves by so much a day has a figure for each day that is its own.
TELLING_STEP = 4.0

# A reported change and a total that differ on more than this share of their days do not count the same thing. On the
# General Staff's pages they differ on 2 % of days and fewer, and each time something is wrong.
HABITUAL = 0.05
# So many times it has happened before it is a habit; and a line has so many days before it has one at all.
HABITUAL_FEWEST = 5
HABITUAL_DAYS = 20

# (seen) A running total that falls at least so often, and on more than this share of its days, is revised all the
# time. The General Staff's lines, corrected a few times a year, fall on at most 0.13 % of their days there.
HABITUAL_FALLS = 5
HABITUAL_FALL_SHARE = 0.015
# (seen) So is a whole report whose totals together fall at least so often, and on more than that same share of their
# days: a line of it that has not fallen yet is counted in the same way. The three recorded states of Oryx's list fall
# on 3.2 to 5.8 % of their days, each of the General Staff's transcriptions on less than 0.1 %.
REPORT_FALLS = 20

# Many days changed at once: from this number on it is a restatement, below it a correction. One mended row can change
# two days, when it also stood on the wrong one.
RESTATED_DAYS = 3

# A multiple of this is a round number where it stands in a text: it is no fall that "381,000" follows 381,330.
ROUND = 1000

# A claim in prose that names another day's figure is a matter of a day or two around its own.
PROSE_DAYS = 3
# "Over 300,000" of a figure of 390,000 is odd; of 310,000 it is not.
PROSE_OVER = 0.2
# Where the series has not come to the day of a text yet, or only began after it, it may have moved by PROSE_OVER, too.
# "About" and "nearly" round to two digits, which is at most this share.
PROSE_ABOUT = 0.05

# The slips that nearly any figure could be, and how near to the figure before the one meant must be, as a share of what
# it is off, to be believed while there is no figure after. A seven-digit figure has 6 swaps and 63 mistyped digits.
WEAK = {"digits-swapped": 0.25, "digit-mistyped": 0.02, "digit-dropped": 0.25, "digit-added": 0.25}

# A reported change with fewer digits than this is a digit away from every other: that explains nothing.
LONG_CHANGE = 100

# Where two channels differ and both fit, the one this many times farther from the middle is named alone.
CLEARLY_FARTHER = 3.0

# A figure may have strayed so many days from the hole of its line that it fills.
FARTHEST_HOLE = 400
