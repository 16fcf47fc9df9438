<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy_GB">
<context>
    <name>Classify</name>
    <message>
        <source>All values are equal: the map has one class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 values are distinct: the map has fewer than the %2 classes asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many values are equal, so that some breaks fall together: the map has %1 classes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>“%1” is not a whole number; the column is read as numbers with decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has a % sign, unlike the cells before; it was read as the number before the sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no % sign, unlike other cells of the column; it was read as that many per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cell holds zero bytes (NUL), which were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time of day follows the date (first in “%1”); only the date is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years have two digits (first in “%1”): 00 to 49 are read as 2000 to 2049, 50 to 99 as 1950 to 1999</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 %3 does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no such month: the column&apos;s dates are day/month/year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no such month: the column&apos;s dates are month/day/year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a value of type %2; the whole column is read as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dates are read in American order, month before day: a day above 12 stands in second place (“%1”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more cells of this column have problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line mixes UTF-8 with other bytes; they were read as Windows-1252 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s byte order mark names another encoding than the one chosen; the mark was followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The UTF-16 text ends in half a character: the file may have been cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as Windows-1252</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dates are read in American order, month before day: a day above 12 stands in second place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No day is above 12, so the order cannot be told; the dates are read as day/month/year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most values are numbers, but “%1” is not; the column is read as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most values are dates, but “%1” is not; the column is read as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of column %1 is longer than %2 bytes and was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1 has no name in the header; it is called “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “%1” stands in the header more than once; column %2 is called “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 lines stand before the table and were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row looks like data, not like a header; the columns are called Column 1 to Column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings are given for the column “%1”, which the file does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has %1 cells instead of %2; the last ones are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has an empty cell too many at its end, which was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has %1 cells instead of %2 and was set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: text follows a closing quotation mark; it was kept as part of the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more rows have problems with the number of their cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 blank lines were skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row names no measure and was set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” gives no measure code; the row was set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” and “%2” give the same measure code “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure “%1” has “%2” here and “%3” before; the first is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a period; the row was set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure “%1” stands for the same period already on row %2, with the same value; this row was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure “%1” stands for the same period (%3 months from %4) already on row %2, with another value; neither was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mapping does not name the measure “%1”; its %2 rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>figure</name>
    <message>
        <source>No data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest value is above the target of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest value is below the target of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest value equals the target of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean is %1 and the process limits are %2 and %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points flagged as improvement: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points flagged as a concern: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points flagged without a good or bad direction: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No point is flagged: the variation is common cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no values yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value: %1 in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rose from %1 in %2 to %3 in %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fell from %1 in %2 to %3 in %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 and again %3 in %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lowest value is %1 (%2), the highest %3 (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 values are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value: %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest: %1, %2. Lowest: %3, %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more are in the data table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note at %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more are in the data table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special cause: improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special cause: concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special cause: high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special cause: low</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>modules</name>
    <message>
        <source>Rows in each class of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows without a value are in no class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 classes, method “%2”. They capture %3 of the differences between rows (goodness of variance fit).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class holds values above its lower and up to its upper bound; the first also holds its lower bound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes for a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuts a column of numbers into classes by a stated method, and says how well they fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with one row an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers to classify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the classes are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many, 2 to 9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inner bounds, ascending; they take the place of method and classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows were put in order of time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands twice: the chart takes both as separate points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XmR chart of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest point shows an improvement that is unlikely to be chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest point is a cause for concern that is unlikely to be chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest point is higher than chance would make it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest point is lower than chance would make it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest point is within the ordinary ups and downs of this series: no change has been shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As things are, the target will be met consistently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As things are, the target will be missed consistently: the process has to change to meet it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As things are, the target will be hit in some periods and missed in others (about %1 of periods missed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limits rest on %1 points. With fewer than 12 they are provisional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits are the mean ± 2.66 times the average moving range. A point is marked when it lies outside the limits, belongs to a run of seven rising or falling points, is one of two in three near a limit, or belongs to seven on one side of the mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it changing? (XmR chart)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells real change from ordinary ups and downs, and whether a target can be met as things are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with one row a period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column with the period; the order of the rows if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column with the figures; the only column of numbers if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number; none if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way is an improvement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen outliers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave extreme jumps out of the limits (NHS England&apos;s default).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New limits from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times (or positions from 1) at which new limits begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every value is missing: nothing can be computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary by column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower quartile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper quartile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data has %1 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The standard deviation divides by n − 1. Quartiles are of type 7, as in Excel and R. Missing values are left out and counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many values there are, how many are missing, and how they are spread, for each column of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separated by commas; every column of numbers if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits from the first n points only; from all if not given or 0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>packs</name>
    <message>
        <source>To be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 performance to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relevant Cabinet Member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relevant Overview and Scrutiny Chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wards affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key decision and Forward Plan reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eligible for call-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidential or exempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures that are off track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual against target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executive summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That Cabinet considers performance for the period and the issues requiring attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That Cabinet agrees the actions set out in section 4 to address underperformance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below target, within tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we are doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No commentary was submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Performance that needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measure is red.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures just short of their target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options considered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk management</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compliance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appendix 1: Every measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appendix 2: Data notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures by status and outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions: red, or getting worse by more than chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions, by due date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action has been recorded for this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In one minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measure is red, and none is getting worse by more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late and missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restated figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council Plan performance: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Performance: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report to Cabinet · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council Leadership Team pack · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withheld: small numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too unreliable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete: %1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs numerator and denominator for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restated, first reported as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>definition changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear worsening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unusually high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unusually low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clear change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measures have a result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of those meet or beat their target (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are red: off track, beyond tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>improved, of those that can be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the %1 measures has a result for this period yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 measures with a result, %2 are blue (%3), %4 green (%5), %6 amber (%7) and %8 red (%9).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status by outcome. Percentages are of measures with a result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#xa0;(%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to read the status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of travel compares a figure with the period before, and a year to date with the same point of last year. It takes into account whether high or low is good, and calls a move too small to show “no change”. A figure whose definition has changed is not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Over time” says whether the latest figure stands out from the measure’s ordinary ups and downs, by the rules of XmR charts. A figure can be a little worse than last month and still show no clear change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within the planned range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we expect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was submitted. A red measure needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 13 periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values not available at the time of reporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who provides it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every value that was due has been submitted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures in this report that differ from what was first reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No figure of the last thirteen periods has been restated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off by %1 on %2. Figures are as they stood then. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These figures have not been signed off. They may change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 against a target of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 measures have a figure. None has a target, so none is blue, green, amber or red.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The definition changed from %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>performance</name>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exceeding target, above tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on track, target met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below target, within tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off track, below tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not available at the time of reporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported by a regular update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not apply to this period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trend only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deteriorating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Show the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where these figures come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip to main content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marking:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthetic, illustrative data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document was made from synthetic, illustrative data. Its figures describe no real council, service or person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text was cut at 32,767 characters, the most that a cell of a workbook holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first %1 rows fit a sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accessible version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (continued)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The HTML version of this document can be read with a screen reader and shows the data of its charts as tables.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>workspace</name>
    <message>
        <source>There is no measure with the code “%1”. Its rows were not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not one of: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A target needs its year: 2019 for 2019/20.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The period of measure %1 covers %2 months, but the measure is reported once a %3. The row was not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The period begins on %1, in the future. The value was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a whole number from %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure has no code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure has no title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of the outcome is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale is not above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tolerance is a width and cannot be below zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure code “%1” stands on row %2 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome %1 is called “%2”; “%3” was not taken.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
