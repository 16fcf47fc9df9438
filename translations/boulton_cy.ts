<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy_GB">
<context>
    <name>Analyses</name>
    <message>
        <source>Discovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovery: the question is being understood. Do not rest a decision on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Design: the method is being worked out. Do not rest a decision on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha: a first version, tried out. Have its results checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta: in use and tested against published results, and still being improved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live: in regular use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (revision %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault does not hold what it needs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BriefingWords</name>
    <message>
        <source>This briefing ended on %1. Ask whoever made it for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this computer says %1, but this briefing cannot be opened before %2. Put the clock right and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a briefing of Boulton. Ask whoever sent it for the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not open this briefing. Check Caps Lock and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This briefing is damaged or was changed, so nothing of it is shown. Ask whoever made it for a fresh copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This briefing was made by a newer Boulton. Install the newer version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key settings of this briefing are outside what Boulton accepts, so it was not opened. Tell whoever sent it to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartWords</name>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaiting data</source>
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
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
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
    <name>Data</name>
    <message>
        <source>Whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denominator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way is good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of a period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome’s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome’s title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directorate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days until reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target’s year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target’s range to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Illustrative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures for the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows, Western European</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upright bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suppressed (c)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not available (x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applicable (z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low reliability (u)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds to zero (k)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read as this type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column names the measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column holds the period, or type the period of all rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column holds the value, or numerator and denominator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which columns hold the figures of a period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows and %2 columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns are separated by %1; letters are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 holds the names of the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row holds names of columns; the data begin in row %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a column for each period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row is one figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures are known by their titles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codes are made from the words for the measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below 10, and zero (ACRO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 4, others to the nearest 5 (DASA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, all to the nearest 10 (DASA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 7, others to the nearest 5 (NHS hospitals)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 5, others to the nearest 5 (Department for Education)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rules of your own: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not about people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special category: health, belief, ethnic group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong inside Boulton</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step was not carried out; what was saved before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it happens again, pass on the details below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped before it finished. Everything is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be used as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details say where the problem is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little to compute an honest answer, so none is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something at that place already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or folder could not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was there before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the drive connected, and may you write there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed and nothing half-written was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room, or choose another drive, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Boulton vault here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder whose name ends in .boulton.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not open this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check Caps Lock and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault or file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is read is checked, and this is not what was written. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it from a backup, and tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an older copy of the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has seen a newer state of it. It was not opened, and not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the newer copy, or restore the backup into a new folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by a newer Boulton</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s key settings are out of bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell your administrator: the header may have been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s database library does not encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was opened or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Boulton again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there first, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is above a stated limit. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong passphrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boulton waits before the next try, also after a restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the vault is open for reading only, the line above the page says why. Otherwise choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Status by outcome, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NativeDialogs</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Opening the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the sample council</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Using recovery codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security log that IT asks for cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on with an older copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring a backup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>There are no pages yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Performance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assurance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::analysis::AnalysesPage</name>
    <message>
        <source>Analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data to analyse yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyses run on tables that are in the vault. Import one, and come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has been kept yet. After a run, choose “Keep this run”: it can then be opened and computed again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an analysis and its settings, then “Run”. The result appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No analysis has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the analysis (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking what there is to analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>an instant and a person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, with the state of the data and all settings. You find it under “Kept runs”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening a kept run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you see is the result as it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept %1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, for reading and printing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of Boulton writes no PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of Boulton writes no Word documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page, accessible…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet (Excel)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First table as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result has no table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All values as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word documents (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file of that name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyses are closed to your role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysts and information asset owners run them. An administrator can give you a role that includes them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::analysis::ChoiceEditor</name>
    <message>
        <source>Not set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::analysis::ColumnEditor</name>
    <message>
        <source>Not set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::analysis::ColumnsEditor</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name with a comma cannot be put into a list. Import the table again with another name for the column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one column, or “All”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::analysis::LineEditor</name>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set, or %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as 10, 20, 30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::analysis::ModuleForm</name>
    <message>
        <source>Settings of the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This analysis needs no settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a needed column and its meaning</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (if there is one): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a dataset and its rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2, columns missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::analysis::ParamEditor</name>
    <message>
        <source>whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a column&apos;s name and what it holds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a whole number that can be used here%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number that can be used here%2. Write it as 1234.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write numbers separated by commas%1, such as 10, 20.5, 30.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::analysis::ResultView</name>
    <message>
        <source>Keep this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores the result with the state of the data and all settings, so that it can be computed again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents of the result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::AssurancePage</name>
    <message>
        <source>Assurance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can open this vault, what may leave it, and that nothing gets lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People, releases or safekeeping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safekeeping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::AuditFilterBar</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every kind of event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files of the vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::AuditModel</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event fits the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this kind was recorded in that time, or it is worded otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes every fingerprint again and compares it with what is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n event(s) are listed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n event(s) are listed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Verifying the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event %1 is not among those listed. Load more, or show all events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the events that the filter shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV file (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) exported to %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boulton::assurance::BackupModel</name>
    <message>
        <source>less than 0.1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the newest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last of its day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last of its week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last of its day and week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last of its month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last of its day and month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last of its week and month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last of its day, week and month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last in which some file could be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may go when the next one has been made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All but %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened and compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::CheckModel</name>
    <message>
        <source>people and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest changes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout of the file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal over all content: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept analyses: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compartment: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header, in two copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection of the passphrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that is not of this vault: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the vault lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program library: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now, to a folder that is there and lies on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup cannot be restored. Back up again, and have the disk it lies on looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that must not be, delete this backup once newer ones are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody who holds those compartments should back up as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the vault and unlock it again: the missing copy is written anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out where it comes from, and move it out of the vault&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the vault to a disk of this computer, into a folder that is not synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask IT to encrypt the disk, or to raise the limit of locked memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask IT for the newest Boulton and for updates of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy of the vault as it is, restore the newest backup into a new folder, and tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::EventPanel</name>
    <message>
        <source>Choose an event to see all that is recorded of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all of the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly, in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number in its file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program’s word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::PeopleModel</name>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed, asks for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole council</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: open to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: closed to you. Its label is all you see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person (login)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May change figures of</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::PeoplePane</name>
    <message>
        <source>People and what is open to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery codes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New compartment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change role…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open to this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close to this person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for access…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person leaves…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information assets, impact assessments, classification and data quality will be kept here too. They are not built yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See who did what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is open for reading only: nothing can be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a person, or the cell of a person and a compartment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator changes who there is. Your role: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New recovery codes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no recovery codes: when nobody can unlock it any more, this vault is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two recovery codes were used on %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the recovery codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The codes count from now on. Earlier ones open nothing any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The codes count from now on, but not for what is closed to you: %1. Somebody who holds it can open it to the recovery codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked for “%1”. An administrator has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for “%2”: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the compartment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is open to them when they next unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined. They can ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the cell of a person and a compartment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is closed to you, and nobody gives what they do not hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another administrator takes a compartment from you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a compartment that is closed to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another administrator removes you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can unlock with the login “%2”. No compartment is open to them yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the role of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, from their next unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their passphrase opens nothing any more, and everything that was open to them gets new keys. What they read or copied before cannot be taken back. Their name stays in the audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving new keys: %1 leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New compartment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its label. Everybody who can unlock the vault reads it, so it should give nothing away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the compartment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is made, and open to you only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening “%1” to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is open to %2 when they next unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close “%1” to %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gets a new key, which takes a moment. What they read or copied before cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving “%1” a new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is closed to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why do you need “%1”? Administrators read this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked. An administrator sees it when they next unlock.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::PersonDialog</name>
    <message>
        <source>Everything, and who else may do what. Give it to at least two people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports, edits, signs off figures, makes packs, and reads the audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports and edits figures, runs analyses, makes packs. Does not sign off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what %1 may do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, as it will stand in the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login: what they type beside their passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May change figures and commentary of these directorates only (none ticked: the whole council)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First passphrase: four or more unusual words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell it to them in person. They change it in Settings when they first unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enters figures and commentary, of their own directorate if you limit them. Sees datasets, without analysing them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the performance matrix and the packs. Sees no datasets; changes and exports nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the performance matrix and the audit, and verifies it. Sees no datasets; changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::RecoveryDialog</name>
    <message>
        <source>Recovery codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the codes again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These codes count from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When nobody can unlock the vault any more, any two of these three codes together let in a new administrator. One alone opens nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now type each code from its paper. So it is certain that they were written down right; capital letters and hyphens do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code %1, from its paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code %1: the group number %2 is mistyped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code %1 is not complete: it has seven groups of five.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not code %1. Were papers mixed up?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print three papers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write each on a paper of its own, with its letter, “%1” and %2, or print the three papers on a printer beside you. Give them to three different officers who keep them locked away. Boulton does not keep them and cannot show them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No printer is set up on this computer: write the codes by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The papers could not be printed: write the codes by hand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::RecoveryPapers</name>
    <message>
        <source>Recovery code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the vault “%1”, made on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any two of the three codes together let in a new administrator of this vault; one alone opens nothing. Keep this paper locked away, and apart from the other two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is lost or was seen by somebody else: have new codes made in Boulton, under Assurance. These are void then.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::ReleasePane</name>
    <message>
        <source>Nobody has answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released by %1, but not exported in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released by %1, for one export until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released by %1, and exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for a release</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 broke the glass on %2: exports without a second person (%n so far).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have reviewed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded. It is not shown to everybody any more; the audit keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked on %1 to export “%2” (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asked on %2 to export “%3” (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined. They can ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You release “%1” (%2) to %3, to be written to:
%4
It is good for one export within %5 hours, and the audit says that it was you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released. They can export it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is OFFICIAL-SENSITIVE leaves this vault only after a second person has released it. When somebody asks, it is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening what would leave</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::ReleaseView</name>
    <message>
        <source>What would leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks to export this. Reason: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report as it would leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spreadsheet and the JSON file also hold exact values. They leave as well: see the other tabs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact values: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>the name of a figure and its value</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::SafekeepingPane</name>
    <message>
        <source>Back up into this folder: one on another disk than the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file was opened and compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are closed to you and were copied, but not opened.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older backup(s) are no longer needed and went.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The backup was stopped. The older ones are all there, and nothing half made is left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check was stopped before it had seen everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Checked on %1: %n problem(s). The vault is not as it was written.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Checked on %1: everything in the vault is as it was written, but not in a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Checked on %1: everything is as it was written. %n thing(s) to look at.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Checked on %1: everything is as it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back up now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups that are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To go back to one of them, lock the vault and choose “Restore from a backup” there. It becomes a vault of its own beside this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault has not been backed up yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If this disk fails, everything in it is lost. A backup is encrypted as the vault is, so it may go to another disk, a stick or a network folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backups of this vault are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder with the backups is not there just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them is left in %1. Back up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one was made in %1. Connect the drive or the network, or back up to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>In %1: %n backup(s) are kept, %2 together.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Every file of the newest was opened and compared when it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>In the newest, %n file(s) were closed to whoever made it: copied, but not opened. Let somebody who holds those compartments back up as well.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What was entered since then is in no backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The last backup was made on %1, %n day(s) ago.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The last backup was made today, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is open for reading only: a backup of it could not be recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up takes this role: %1. Yours: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the vault takes one of these roles: %1. Yours: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::assurance::VerdictCard</name>
    <message>
        <source>The audit is as it was written. Verified %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit is not as it was written. Keep a copy of the vault as it is, and tell your administrator. Verified %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the last event: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show event %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::briefingwindow::BriefingWindow</name>
    <message>
        <source>%1 – Boulton</source>
        <comment>a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports of the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a section</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Made on %1, ends on %2, %n report(s). To look at, not to change or pass on.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only. It can be opened until the end of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by %1 from “%2” on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s) without input.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boulton::data</name>
    <message>
        <source>Analyse it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rows of the dataset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::ChangeStep</name>
    <message>
        <source>Nothing changes: everything in the file is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) are new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replace reported ones, which stay in the history</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are there already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) are made</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) are new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) change</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they are</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are kept</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. What changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make measures for them, without targets, under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome of the new measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the good rows and leave the others out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All or nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new outcome “Imported measures”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before anything is written, you see here how many figures are new, how many replace others, and what is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) of the file are not in the matrix: %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This vault is open for reading only, so nothing can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing… Until it is done nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file is read could not be remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported measures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::ColumnHeader</name>
    <message>
        <source>Columns with name, type and use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::DataPage</name>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import or datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets in the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the file to read it. Nothing is imported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please drop one file at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only files of this computer or its network drives can be read. Save it first, then drop it here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::DatasetModel</name>
    <message>
        <source>the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::DatasetPane</name>
    <message>
        <source>Datasets in the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No datasets yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any table can be kept here for analyses, for example figures by ward. Each import of the same name is a new revision; the earlier ones stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows and %2 columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 rows are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets are closed to your role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can see the performance matrix and the packs. An administrator can give you a role that includes data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row is of your wards; your role is limited to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of other wards are not shown: your role is limited to some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts of people that results do not show:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts of people that results do not show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the rules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::FileStep</name>
    <message>
        <source>Another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file here, or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, Excel (.xlsx) and OpenDocument (.ods). Nothing is imported before you have seen what would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet of the spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyses find it by this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one of this name: it gets revision %1, and the earlier state is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New in this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the dataset a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset of this name has other columns or types. Give this one another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::FormatBar</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change how the file is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns are separated by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines above the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row for each figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a column for each period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided from the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October 2009</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the years 2009 to 2010</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the month it is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quarter that ends with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the year that ends with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example March 2020</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures are named by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single date or month means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2009-10 means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period of all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of the measure of all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as found: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as found: in the first row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as found: there are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the first row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their titles in the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words, made into codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the remembered names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1 months that end with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::ImportPane</name>
    <message>
        <source>Choose a file to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv *.xlsx *.xlsm *.ods);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a remembered mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read like “%1” on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed since it was read here, so nothing was imported. It has been read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading was stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::PreviewModel</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special category</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::data::ReadStep</name>
    <message>
        <source>The first rows appear here, each column with its type and its use. What is wrong can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. How it is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide afresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How its dates are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day first: 31/03/2020</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month first: 03/31/2020</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel’s numbers: 43921</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be known about the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns are known by their names, such as code, title, outcome, unit, target. Columns with other names are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2 columns are shown. The others are read as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As found: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide from the cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong with the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the file: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark them as personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the column is about people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By their names these columns tell who somebody is: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once a column is marked as personal data, the dataset is OFFICIAL-SENSITIVE, reading it is recorded, and small counts made of it are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as about people: %1. The dataset is OFFICIAL-SENSITIVE, reading it is recorded, and small counts made of it are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::desk::ConfirmDialog</name>
    <message>
        <source>You unlocked some time ago. Boulton makes sure that it is you before it goes on to: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::desk::Desk</name>
    <message>
        <source>Closing the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving commentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::desk::ReleaseDialog</name>
    <message>
        <source>Asked. Nothing has left the vault yet. When somebody has released it (see “Assurance”), export it again to the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second person has to release this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why does it have to leave? Whoever is asked reads this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it has to leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1 letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot wait…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export without a second person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For an hour you need no second person. Everybody who opens this vault is told that you did this and why, and every report says so, until somebody else has reviewed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break the glass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is %2. Another person has to release it before it leaves the vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::document::ChartPlot</name>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::document::ChartView</name>
    <message>
        <source>Copy table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and %L1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where these figures come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of travel: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show data as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show data as table (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy, save or zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides this series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of the chart: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table, copy or save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table or zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::document::DocumentTable</name>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::document::DocumentView</name>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading: %L1 of %L2 parts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::document::PageArea</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::document::TextRows</name>
    <message>
        <source>Copy text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::kit::NewPassphrase</name>
    <message>
        <source>The same once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more character(s) needed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::matrix::HistoryModel</name>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported, provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restated, provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note and source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::matrix::MatrixPage</name>
    <message>
        <source>Performance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix shows the council&apos;s measures month by month. Bring in the list of measures first, then the figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import measures or figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figure of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commentary saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import figures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For Cabinet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the Council Leadership Team…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last month shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directorate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red without commentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by code, title, owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All directorates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 measures. Show only these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. Press to show only these measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 measures shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) could not be saved and are kept here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where should it go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the first month cell that the block is for, then paste again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Withdraw %n figure(s)? They stay in the history, and you can undo this.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures that could not be saved are on the clipboard: paste them into a spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not in the matrix as it is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking over the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is signed off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste into the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both can be typed beside the matrix instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: this vault is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is open for reading only, so nothing can be signed off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your drafts of commentary cannot be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft of your commentary could not be kept, so save it before you lock the vault. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::matrix::MatrixTable</name>
    <message>
        <source>Performance matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures, frozen columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write commentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show history</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::matrix::MeasurePanel</name>
    <message>
        <source>Select a measure to see its chart, commentary and history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denominator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason or remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the measure stands</source>
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
        <source>What we are doing: the route to green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year-month-day, such as 2020-06-30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to expect at year end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save commentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every value that was ever recorded, newest first. Nothing is overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>illustrative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numerator and denominator are both needed, as numbers such as 1234.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number. Write it as 1234.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said about %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what happened: one or two sentences are enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a date. Write it as 2020-06-30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directorate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>near the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that of the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added up since April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the last twelve months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the average since April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target for the year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a draft, kept in the vault for you alone. Nobody else sees it until you save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can look at this, and not change it: the vault or your role is for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::matrix::PasteReport</name>
    <message>
        <source>Please read what should be known about these cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some cells cannot be taken. They are listed below; nothing has been changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells with problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in the clipboard that could be pasted here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Paste %Ln figure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the %Ln good figure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) are new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replace others, which stay in the history</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are there already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty cell(s) change nothing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) cannot be taken</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boulton::matrix::SignOffDialog</name>
    <message>
        <source>Cabinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council Leadership Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red without commentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provisional figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since the last sign-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every measure has its figure, and every red one its commentary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you should know before signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can sign off with these open; the pack will say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement (optional), such as “Agreed at the leadership meeting of 20 April”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off these figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::models::DiagnosticsModel</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::models::MatrixModel</name>
    <message>
        <source>Target: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::reports::BriefingDialog</name>
    <message>
        <source>Make a briefing file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One encrypted file with the reports that you tick, to be read in Boulton on any computer, without this vault, until a day that you set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports of the briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space ticks a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days until it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own passphrase: four or more unusual words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass it on by another way than the file, such as by telephone. Boulton does not keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the briefing is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Briefings (*%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be opened until the end of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) chosen.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tick at least one report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 A briefing has at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It needs a passphrase, typed twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It needs a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It replaces the file that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that the file is to go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reports are being put together and sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. No briefing was made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::reports::DetailsDialog</name>
    <message>
        <source>To be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is open for reading only: the details cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These texts stand in every Cabinet pack. What you leave empty is printed as “To be confirmed”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compliance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The council&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as “Council Plan 2018 to 2022”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact of the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone or e-mail</source>
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
        <source>Wards affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as “All”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward Plan reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is a key decision</source>
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
        <source>Recommendations, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you leave this empty: that Cabinet considers performance, and agrees the actions set out in section 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
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
        <source>Background documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal implications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Financial implications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procurement implications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Human resources implications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public Sector Equality Duty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this heading and its text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text below the heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have changed here is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::reports::ExportDialog</name>
    <message>
        <source>Export the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of Boulton has no writer for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For printing, and for reading on a screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With real headings and tables, to be edited further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the style of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the council&apos;s Word template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The accessible publication, for people who use screen readers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures behind the pages, for Excel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one kind of file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that the files are to go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Word template is not there any more: %1. Nothing was exported. Untick it here, or choose another one in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures of this period are not signed off: the pack says at its beginning that it is a draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::reports::ReportsPage</name>
    <message>
        <source>The pages are being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pages of a pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pages to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages were not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off by %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft: not signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some figures could not be saved, so they would be missing from the pack. Save or discard them under “Performance” first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last figures are still being saved. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the pack&apos;s details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the pack&apos;s details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. The pages show it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>a quarter and its months</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no figures to report yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pack is made from the measures and their figures. As soon as a month has figures, its pages appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type figures into the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, recommendations and other texts of the Cabinet pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who the pack is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council Leadership Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month or quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off in the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The marking on every page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the pack&apos;s details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>audience and period</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, signed off</source>
        <comment>a period</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, kept %2</source>
        <comment>an analysis and when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the list of analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a briefing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Briefing made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. It can be opened until the end of %2. Pass its passphrase on by another way than the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Draft, not signed off: %n pack(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Briefing file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen reports in one encrypted file, to be read without the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a briefing file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking what your role includes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::shell::CommandPalette</name>
    <message>
        <source>Go to or do anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page, command or measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::shell::HelpView</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::shell::HomePage</name>
    <message>
        <source>Start with the list of measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now bring in figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is new. Import the council&apos;s list of measures (one row a measure), then each month&apos;s figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measures are there. Import a month&apos;s figures, or type them into the matrix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3 measures have a result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 measures, show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages are of measures with a result. Improving %1, unchanged %2, deteriorating %3 of %4 that can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the pack for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every figure that is due is in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) are awaited.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every red measure has its commentary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n red measure(s) without commentary.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures are signed off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures are not signed off yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview and export the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no commentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measure is red.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n red measure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 broke the glass on %2, to export without a second person: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n export(s) to be released by a second person.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boulton::shell::MainWindow</name>
    <message>
        <source>&amp;Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to or do &amp;anything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on this &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boulton</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample council: all measures, targets, figures and commentary here are made up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures that are not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) could not be saved. If you close now they are lost.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this older copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::shell::PassphraseDialog</name>
    <message>
        <source>Present passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase: four or more unusual words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::shell::Program</name>
    <message>
        <source>figures kept from before the lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s) without input.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boulton::shell::RoomPage</name>
    <message>
        <source>Explore is not built yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here you will look at any dataset freely: choose columns, draw charts, compare places, and keep what you find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maps are not built yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here wards and neighbourhoods will be coloured by any figure, with the statistics that say which patterns are more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run an analysis on a dataset now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See which datasets there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group figures for a map with the analysis “classify”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in figures by ward</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::shell::SettingsPage</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the computer is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock after this long without input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Boulton&apos;s own style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boulton&apos;s own style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The council&apos;s Word template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word documents (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word template for packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles, logo, header and footer of Word packs come from this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boulton %1. It works without a network and sends nothing anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT has set the longest time for this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is open for reading only, so the passphrase cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::shell::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boulton</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::shell::StatusLine</name>
    <message>
        <source>Stop this work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the vault (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No messages since the vault was opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::vault::AcknowledgeDialog</name>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on with this copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with an older copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has seen a newer state of “%1”. What was entered, signed off or recorded in the newer one is not in this copy. From now on this copy is the vault, and the newer one will be refused here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this copy is the right one: it stands in the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as: restored Monday&apos;s backup after the disk failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login of an administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: whoever made the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of that administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason is too long: say it in one short line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the copy and recording the reason…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::vault::Gate</name>
    <message>
        <source>Open a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boulton</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The council&apos;s figures: checked, kept safe, and turned into decisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent vaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample council</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six outcomes, 81 measures, three years. All figures are made up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vault is an encrypted folder that holds the council&apos;s measures, figures and reports. Only its passphrase opens it.

Never used Boulton before? Try the sample council: it opens at once and you cannot break anything.

A colleague has given you a vault? Open it. Starting from nothing? Make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as Council performance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder it is kept in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as it will stand in the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase: four or more unusual words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way in without the passphrase. Keep it where you keep important things.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample council holds made-up figures. Its passphrase is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a vault: choose the folder whose name ends in .boulton</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the vault is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking. Turning the passphrase into a key takes a moment on purpose: it slows down whoever would guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the vault and its keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the sample council.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if an administrator of the vault gave you one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only if you were given one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for access…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can unlock it? Use recovery codes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase is right, but “%1” is closed to you: an administrator opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why do you need “%1”? Administrators read this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked. An administrator sees it when they next unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked already; an administrator has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an administrator now. Unlock with the new login and passphrase, and make new recovery codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a briefing file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a briefing file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Briefings (*.briefing);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this older copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of the vault is older than what this computer has seen of it. It was not opened, and not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like this after somebody restored a backup, worked in it on another computer, or kept it in a synced folder. It also looks like this when somebody put an old file back, so that what was recorded since is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the newer copy first. “Open for reading only” shows what is in this one. If it is the right one, an administrator goes on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on with this copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it with the passphrase of the day of the backup.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::vault::RecoverDialog</name>
    <message>
        <source>Their passphrase: four or more unusual words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the codes are used: it stands in the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new administrator, as it will stand in the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In one of the codes, group number %1 is mistyped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the codes is not complete: each has seven groups of five.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the same code twice. It takes two different ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two codes do not open this vault. They are of another one, or newer codes were made since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recovery codes were made for this vault, or they are used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For when nobody can unlock “%1” any more. It takes two of the three codes that were written on paper. Every administrator is told, and the codes are void afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>boulton::vault::RestoreDialog</name>
    <message>
        <source>%1, made on %2 (%3 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a vault from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup becomes a vault of its own, in a new folder. Neither the backup nor the vault that it was made of is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with the backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder with the backups, or one backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder that the vault is put into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the vault is put</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the vault there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only if you were given one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your login: an administrator&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase of the day of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlock it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup in %1. Choose the folder that they were made in; the name of a backup ends in .backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying, comparing and opening every file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing of it is left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored to %1, as the vault was on %2. Every file was compared and could be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has left or changed their passphrase since then opens it as on that day: look at who is in it under Assurance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
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
    <message>
        <source>%1 cells hold formulas (the first is %2); the results stored in the file were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 formulas have no stored result (the first is %2), so these cells are empty; open the file in Excel or LibreOffice and save it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells hold errors (the first is %2, %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 groups of cells are merged (the first is %2); the value stands in the first cell of each, the others are empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows with values are hidden or filtered out in the spreadsheet (the first is row %2); they were read, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 columns are hidden in the spreadsheet (the first is %2); they were read, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells are shown as dates that no calendar has (the first is %2); the stored number was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells call themselves numbers and are not (the first is %2, “%3”); they were read as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells are shown as percentages (the first is %2); the stored value was read, which is 0.125 for 12.5%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 text cells look like numbers (the first is %2, “%3”); a column of nothing else is read as numbers unless it is told to be text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells refer to a text that is not in the file (the first is %2), so they are empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sheets are charts or macros and have no table (the first is “%2”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook takes values from %1 other files; they are as they were when it was last saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook has macros in it; they were not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook counts its days from 1904, as those of old Macs do; the dates were read accordingly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spreadsheet reader noted something that this version has no words for (%1 times)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spreadsheet reader ran without its filter of system calls, which this system does not offer; boulton-reader --selftest says more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet “%1” was read; there are also %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets are hidden in the spreadsheet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more notes of the spreadsheet reader were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is called a spreadsheet but is delimited text, and was read as such</source>
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
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these beyond the wide limits: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these even with the number of comparisons allowed for: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies between %2 and %3 (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 groups, from %2 (%3) to %4 (%5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: from %2 at the left end to %3 at the right end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 figures of %2 beside %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, against %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: most at %2 (%3), fewest at %4 (%5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outline is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, beyond the wide limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, even with the number of comparisons allowed for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: lower end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: upper end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>25th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>75th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hollow: may be chance among so many comparisons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, beyond the narrow limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest to highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worse or lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better or higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hatched: differs even with the number of comparisons allowed for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The settings file could not be read. The usual settings are in force; the old file is kept beside it.</source>
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
        <source>Limits from the first n points only; from all if not given or 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every column of numbers if none is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>European Standard Population 2013</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>European Standard Population 1976</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reference given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reference in the columns %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is left out: a number is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far below (99.8%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below (95%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above (95%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far above (99.8%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas outside the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denominator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 areas against their mean of %2: %3 lie above and %4 below it by more than chance would make of their size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 areas against the target of %2: %3 lie above and %4 below it by more than chance would make of their size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of them lie beyond the wide limits (99.8%), where chance puts one area in 500. Of 100 areas that do not differ, five lie beyond the narrow limits (95%).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits: the values whose Wilson interval just touches the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits: the values whose exact Poisson interval just touches the target; areas by exact limits below 10 events, Byar&apos;s approximation from there on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: Spiegelhalter (2005); Office for Health Improvement and Disparities (PHEindicatormethods 2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funnel: which areas differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells areas that differ from the target from those that are only small enough to vary by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events, or people with the attribute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People; for a ratio the events expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proportion (if not given), rate (per 100,000) or ratio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean: that of all areas together; or a number in the unit of the figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the most to the least deprived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gradient has been shown: between the most and the least deprived the figure differs by %1, which chance alone could make (95% interval %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the most to the least deprived the figure rises by %1 (95% interval %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the most to the least deprived the figure falls by %1 (95% interval %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the least deprived end it is %1 times what it is at the most deprived end (95% interval %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indices of inequality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope index (difference)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative index (ratio)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 areas have a gradient from the most to the least deprived that chance does not explain (95% interval).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope index of inequality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rank was given: the rows were taken to go from the most to the least deprived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With more than ten groups small ones can make the index unsteady.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line through all groups, each weighted by its people and placed at the middle of its share of them. Intervals: %1 simulated repetitions. Source: Low and Low (2004); Office for Health Improvement and Disparities (PHEindicatormethods 2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inequality by deprivation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a figure differs between the most and the least deprived, all groups between counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with one row a group: tenths or fifths by deprivation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure of each group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the value; of its logarithm for rates, of its logit for proportions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People in each group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order by deprivation, 1 the most deprived; the order of the rows if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns that name the area, where there are several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates vary as their logarithm, proportions (0 to 1) as their logit, means and others as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the simulation behind the intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the random numbers begin: the same seed gives the same result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further years of life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further years of life by age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few deaths or people to say how long a child born now will live: the 95% interval is wider than 20 years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the death rates of these years a child born now would live %1 (95% interval %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the death rates of these years a child born now would live from %1 (%2) to %3 (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life expectancy at birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas without a life expectancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 have none. The list of remarks says which and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abridged life table by Chiang&apos;s second method, with the variance of the last age band after Silcocks and others (2001). Source: Office for National Statistics; Office for Health Improvement and Disparities (PHEindicatormethods 2.1). Where the 95% interval is wider than 20 years, no value is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life expectancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many more years people of each age would live at the death rates of an area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with one row an age band: under 1, 1–4, five years each, 90 and over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the age band begins, or its name: 0, 1-4, 5-9 … 90+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People, or person-years over the years of the deaths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deaths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deaths at that age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns that name the area, sex, years …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No figure is given: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no figure: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 highest and %1 lowest of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures with intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals: Wilson&apos;s score method. Source: Office for Health Improvement and Disparities, technical guidance of Fingertips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals: Student&apos;s t. Source: Office for Health Improvement and Disparities, technical guidance of Fingertips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals: exact Poisson limits below 10 events, Byar&apos;s approximation from there on. Source: Office for Health Improvement and Disparities, technical guidance of Fingertips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure is %1. Chance alone would make it vary from %2 (%3 interval).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 figures, from %2 (%3) to %4 (%5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups without a figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 groups have none, because their numbers cannot be right or are missing. The list of remarks says which and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates, proportions and means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of areas or groups of people with the range that chance alone explains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with one row a group, or several that belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events or people with the attribute; for a mean the values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People, or person-years; a mean needs none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rate counts events, a proportion counts people, a mean needs one row a person or thing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates are given per so many people. Proportions are shares of 1 unless this is changed: 100 makes percentages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels of the intervals, from 0.9 to below 1. The first is the one in the columns lower and upper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that agree in these columns are added up; each row stands for itself if none is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardised rates per %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate each area would have if its people were as old as the %1. What is left of the differences is not due to age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events seen against the number expected had each area the rates of %1 at every age. What is left of the differences is not due to age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas without a rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 have none: with fewer than ten events, or numbers that are missing or cannot be right, a rate would mislead. Each says why in the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardised rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indirectly standardised; exact Poisson limits below 10 events, Byar&apos;s approximation from there on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directly standardised; Dobson&apos;s interval, widened because one person may have had several events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directly standardised; Dobson&apos;s interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: Office for Health Improvement and Disparities, technical guidance of Fingertips (PHEindicatormethods 2.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no column of ages: the rows of each group were taken to be in the order of the age bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates allowed for age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates of areas as if all had people of the same ages, with intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with one row an age band of each area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A standard population, or the events and people of a reference, by age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of events; with “events a person” the number of persons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People of that age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>esp2013 (if not given), esp1976, or a column of the reference or the data; for method isr two columns: events,people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns that name the area, sex, year …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dsr: own rates on a standard population. isr: events seen against those expected, for small areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates are given per so many people; 100,000 if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where one person may have several events: the column that says how many each of the counted persons had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the sum of all others and was taken for their total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 combinations have no row and count as zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table as it may be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is hidden, why, and what can still be said of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the rest it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table may be shown as it is, by the rules of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table may be shown with its %1 figures rounded, by the rules of “%2”; none is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table must not be shown as it is: by the rules of “%1” %2 of its %3 figures are hidden for what they are, and %4 more so that those cannot be worked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing less than hiding all figures is enough here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer cannot be hidden for others; that is proven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No choice hides fewer people for others; that is proven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1 must be hidden for others. Whether fewer than %2 would do was not settled within the work that is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounded totals need not be the sum of the rounded figures: each is rounded by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is too large for a page; as it may be shown it is among the data, as “protected”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the first %1 of %2; all are among the data, as “cells”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whoever checks, not for publication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish the protected table only. Its signs must not tell which figure is hidden for what it is and which for others; this page does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hidden figure counts as safe if, from everything that is shown, the totals and the fact that counts are not negative, a reader must think possible all values that the rule hides. That was worked out for every figure after the choice was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May this table be shown?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds counts that would give people away, hides as little as possible so that they cannot be worked out, and makes the table that may be published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of true counts, with its totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acro: hide below 10, zeros too. dasa5: 1 to 4 hidden, the rest to the nearest 5. dasa10: to the nearest 10. Also hes and dfe. custom: acro with changes, as in custom:threshold=7,zeros=shown,round=5,sign=c,loss=people; like=dfe changes that one instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of numbers of people. One column beside two that classify it is read as a table of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of rows and names of columns that are totals. A subtotal stands behind or before its parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns with what was published of the same cells before, one for each column of counts and in the same order; empty where nothing was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas by their size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95% limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99.8% limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most deprived at the left, least deprived at the right; each group at the middle of its share of the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line through all groups (slope index %1, relative index %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line through all groups (slope index %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 in %3 has no figure: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All figures at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row a figure, one column an area. B is better, W worse, S no different beyond chance; H is higher and L lower, where neither is good. A dash: no figure, or none that can be tested; what was published without limits or counts has no row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs of children and young people: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ages 0 to 19, beside %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who lives here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs of children and young people (0–19)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where an area&apos;s children and young people are worse off than elsewhere, where within it, and what comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register of indicators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short name of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As people read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conception, pregnancy, infant mortality, early years, primary, secondary, additional needs, domestic abuse, serious youth violence, contextual safeguarding, exclusions, homelessness or mental health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For additional needs: SEND, youth offending or child poverty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is counted, in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of whom, in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For which kinds of area it is published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publisher, publication, date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate or proportion (from counts); mean, dsr or value (published, with limits where there are some)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per how many people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high good, low good or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What readers must know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first period of a new definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their values: one row an indicator, area and period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the area, or code of a small one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2024, 2023/24, 2022-24</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People, or births</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A published figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its lower 95% limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its upper 95% limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas: kind or group, the larger area, tenth by deprivation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, as in the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ward, council, region, country, or a group such as core cities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The larger area it lies in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenth by deprivation, 1 the most deprived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People by age and sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small areas to wards, with its vintage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of the small area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or code of the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the small area, where it is divided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which edition of boundaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose needs these are. The one council in the table of areas, if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An area, or a group of the table of areas: England, a region, core cities, statistical neighbours, wards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it stands in the values; latest takes the last of each indicator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of the priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of gap, people and trend; 0 leaves one out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False discovery rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over all comparisons of a page: of those that remain, at most this share is chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets of weights under which the priorities are ranked again, and repetitions behind the intervals of slopes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (95% interval)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no figure for %2 as a whole, only for parts of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no figure for %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no figure for %2 in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no published figure for %2 in these data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By ward: from %1 (%2) to %3 (%4), in %5 wards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By ward: from %1 (%2) to %3 (%4). Of %5 wards %6 are worse than %8 beyond chance and %7 better, the number of comparisons allowed for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By ward: from %1 (%2) to %3 (%4). Of %5 wards %6 are higher than %8 beyond chance and %7 lower, the number of comparisons allowed for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By deprivation nothing is shown, because %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By deprivation: no line was put through the tenths, because %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By deprivation no gradient is shown: from the most to the least deprived tenth it changes by %1 (95% interval %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By deprivation: from the most to the least deprived people it falls by %1 (95% interval %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By deprivation: from the most to the least deprived people it rises by %1 (95% interval %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2, published without an interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2 (95% interval %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2, against %4 in %5. It was published without an interval: whether the difference is chance is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2 (95% interval %3), against %4 in %5: better, by more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2 (95% interval %3), against %4 in %5: worse, by more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2 (95% interval %3), against %4 in %5: higher, by more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2 (95% interval %3), against %4 in %5: lower, by more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2 (95% interval %3), against %4 in %5: no more apart than chance makes figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 it was %2 (95% interval %3), against %4 in %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 wards have no figure; of %3 of them it is withheld or blank. Where small counts are withheld, those that are left are not like the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2 it rose in %3 wards and fell in %4. How much of that is chance was not tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To bear in mind: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the figure of %2 there would be %1 fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the figure of %2 there would be %1 more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no published figure by ward in these data: differences within %1 are not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register has no indicator of this theme: there is no published figure by ward in these data, and none for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no published figure by ward in these data, and none for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 there is no figure in these data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3 in %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3 in %4, and getting better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3 in %4, and getting worse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no different beyond chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher or lower, neither good nor bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tested: published without limits, or nothing to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are figures for %1 of %2 indicators in %3. Beside %4, %5 of them are worse and %6 better beyond chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the need is greatest, by how far off it is, how many it concerns and where it is going:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better and worse: the 95% interval of the difference leaves out 0. With the number of comparisons on this page allowed for (false discovery rate %1), %2 remain worse and %3 better. Ranks count from the best; where neither high nor low is good, from the highest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no figure at all in these data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no published figure by ward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published without limits or counts, so that nobody can say how much is chance: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 values are missing, none of them was taken for zero: %2 suppressed, %3 not available or suppressed (x), %4 blank, %5 for other reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of larger areas that were added up from small ones hold for the boundaries of the lookup: %1 (%2). A person near a boundary may be counted on its other side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every theme has figures for %1 and its wards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A difference says where to look, not why. Figures of areas say nothing about any one child.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions and sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is counted, of whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 beside %2, among areas of its kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: over the years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: by ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: by deprivation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most deprived at the left, least deprived at the right; each tenth at the middle of its share of the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line through all tenths (slope index %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each figure beside %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each ward beside %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each ward beside %1 (%2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the population %1 cells are missing; areas with one have no pyramid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People of %1 by age%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of the population does not have all ages of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table of the population by age was given, so nothing is said here of how many children and young people there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 people in %3 are under 20: %4. In %5 it is %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 people in %3 are under 20: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 people live in %2. The age bands do not meet at 20, so how many are under 20 is not said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The people of %1 are those of its wards added up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3. That is %4 worse; it concerns %5 people or events. No trend is counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3. That is %4 worse. No trend is counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3. That is %4 worse; it concerns %5 people or events. Five more years like the last would make it %6 worse still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3. That is %4 worse. Five more years like the last would make it %6 worse still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3. That is %4 worse; it concerns %5 people or events. Five more years like the last would make it %6 better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 against %3. That is %4 worse. Five more years like the last would make it %6 better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priorities and how much their order hangs on the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People or events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trend in five years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among the first %1, of all weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranks under 95% of all weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gap may be chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gap was not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among the first %1 whatever weighs most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ranked, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures that are worse than %1 are ranked by gap × people × trend. The gap is how much worse, as a share: of a figure of which much is good, those who do not have it are counted. People are those concerned. The trend is what five more years like the last would make of it, and 1 where no change was shown. Each is raised to its weight (%2, %3, %4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No figure could be ranked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No weights are the right ones. The ranking was repeated with %1 sets of weights, drawn evenly from all there are (seed %2): a figure that is among the first %3 under nearly all of them is a priority whatever matters most. A ranking orders figures; which of them can be changed, and at what cost, it does not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better (may be chance)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse (may be chance)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher (may be chance)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower (may be chance)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>getting better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>getting worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one year only, so nothing is said of a trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it rises or falls by more than chance was not tested: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2 it rose by %3 a year (95% interval %4; by chance alone with probability %5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2 it fell by %3 a year (95% interval %4; by chance alone with probability %5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2 no steady rise or fall is shown: years go up and down by as much as the change (probability by chance %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the counts of %2 areas together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the mean of the figures of %2 areas, large and small alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the counts of %2 areas together, without %3, of which there is no figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the mean of the figures of %2 areas, large and small alike, without %3, of which there is no figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted: %1. Of: %2 (%3). Intervals: exact Poisson below 10 events, Byar&apos;s method from there on. Source: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted: %1. Of: %2 (%3). Intervals: Wilson. Source: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A published rate, standardised for age, with its published limits. Source: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A published figure with its published limits. Source: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A published figure without limits or counts: how much of it is chance cannot be said. Source: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together they come to %1. Beyond what chance would make of it, the number of comparisons allowed for (false discovery rate 5%), higher than that: %2; lower: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels of the intervals. The first is 0.95: it decides what is better and worse, and published limits are of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among the first %2 however gap, people and trend are weighted, nine times of ten or more: %1 of the figures that can be ranked. The chapter on priorities has the rest.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>needs</name>
    <message>
        <source>%1: figures of %2 small areas are given without counts. They are not averaged, so no larger area has one from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3 small areas are not in the lookup (%4) and in no larger area; they count %5 of %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3 larger areas have no figure, because small areas of theirs are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number; the figure is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the register: %2 rows were set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No area is named%1: %2 rows were set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no year or period: %2 rows were set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conceptions, those of girls under 18 above all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care and health in pregnancy and at birth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infant mortality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deaths in the first year of life and around birth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Children under five.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Primary school age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Children of five to eleven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secondary school age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Young people of eleven to nineteen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Additional needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special educational needs and disabilities, youth offending, child poverty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domestic abuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Children who live with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serious youth violence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Young people who are hurt by it or take part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contextual safeguarding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm from outside the family, and the care of those at risk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclusions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspension and exclusion from school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homelessness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Families and young people without a home of their own, or in a crowded one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotional and mental health of children and young people.</source>
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
    <message>
        <source>%1 lacks these styles, so Boulton&apos;s own were added: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures that are not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts are rounded, and what would bring the exact ones back is not shown (rules “%1”).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts that are not shown: %1. They are small or would give a small one away; nor is anything shown that was worked out from them (rules “%2”). Their sign is %3.</source>
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
    <message>
        <source>This version of Boulton has no analysis “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis has changed since: it was version %1 and is version %2 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset “%1” is not in the vault any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset “%1” has no revision %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision %2 of the dataset “%1” is not the data that the analysis was run on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be computed again: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed again on the same data, with the same result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed again on the same data, but the result is not the one that was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures imported from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis run and kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s clock was behind the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commentary recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compartment made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows added to a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset imported from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset replaced by a new state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted file made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted file brought to a new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted change of the vault&apos;s header finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the vault&apos;s header begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted change of the vault&apos;s header undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import mapping saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of measures imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted work given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on several files begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on several files finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council, plan or paper described</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of an analysis stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample council made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong passphrase since the last unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From event %1 on the audit is not what was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain of events is whole, but the file is not as its last change left it: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 events are as they were written, and the file is as its last change left it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is reported monthly, so it has no figure for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is reported quarterly, so it has no figure for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is reported once a year, so it has no figure for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has not begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is reported from %2 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is reported up to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a number that can be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numerator and denominator come together: one of them is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The denominator is zero, so there is no figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no measure with the code “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a project: it has a regular update and no figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is marked as not applicable, so it has no figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was %2 and is %3 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table “%1” has other columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table “%1” had %2 rows and has %3 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %2 of the table “%1” is not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: the column of the spreadsheet was too narrow to show the figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is an error in the spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in brackets, which may mean a minus or a remark. Write it with a minus sign, or without brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is how a spreadsheet shortens a long figure. Widen its column and copy again, so that no digit is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in per cent, but %2 is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in pounds, but %2 is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block has another figure for it further up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures by the first column of the block, periods by its first row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures by the first column of the block, periods from the selected cell on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Periods by the first row of the block, measures from the selected cell on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By position, from the selected cell on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a period. The column was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may be two measures: a spreadsheet drops the zero at the end of a code. Format its column as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row does not say which measure it is of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row lies below the last measure that is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no figure for “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no figure for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One figure for every selected cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not measured in the same unit as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first selected row, filled down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first selected column, filled to the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first column could be codes of measures. It was taken as figures: copy the row with the periods as well if it is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” of “%2” holds %3; it should hold %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no column of the type %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no column “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a map layer, and the vault keeps none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault holds no dataset yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs numerator and denominator for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1, is %2 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the status was %1, is %2 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an earlier figure or a target has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was not in the report that was signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not in the report any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red, and nobody has said why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no figure for %1 to sign off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was signed off by %2 on %3, and neither figures nor commentary have changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request for a compartment declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compartment granted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access to a compartment asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compartment taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted file copied under a new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault&apos;s header brought to a new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File under an old key removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished copy under a new key removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused for lack of a right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure was made from a numerator and a denominator. The new one takes the place of both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information asset owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Briefing reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault&apos;s header gone on with from an older copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery codes made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two recovery codes used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older copy acknowledged and gone on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault restored from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the column is to the right of the last month that is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only: nothing can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder cannot be written, so the vault is open for reading only. Copy it to a disk that can be written to work in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is on a network (%1), where changes can be lost, so the vault is open for reading only. Keep it on a disk of this computer, and back it up to the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copies this folder while it changes, so the vault is open for reading only. Keep it in a folder that is not synced, and back it up into this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has this vault open. You can look, and see what it saves; close it there to work here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is older than what this computer has seen of it, so it is open for reading only. Find the newer copy, or let an administrator acknowledge this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a backup, open for reading only. Restore it into a new folder to work in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glass broken: exports without a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports without a second person reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Briefing file made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export released by a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release of an export declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release of an export asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unattended service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some wards only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made of the rows of these wards, not of the whole council: %1. Data without a ward are whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made of the rows of these wards only: %1. It is computed again by whoever is limited to the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal data looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules for counts of people set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at what would be exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small counts are hidden; a person has to look as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is made of data about people. Small counts of each list are hidden, but a page of many lists says more than one: ranks, gaps and sums over groups of areas. Before it leaves, a person has to judge whether anybody can be recognised in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked for small numbers of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is made of data about people, and the rules for small counts were not applied to it as it is here. Before it leaves, a person has to judge whether anybody can be recognised in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
