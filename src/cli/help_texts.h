// What --help says above the options of each command, and below those of all: examples first.
#pragma once

namespace zhenggai {

inline constexpr const char* program_help =
    R"(Turns Chinese plan documents into structured YAML: rectification plans (整改方案), opinions (意见),
disclosures of progress (整改情况公开), annual reports (报告) and five-year plans (五年规划).

Examples:
  zhenggai extract plan.txt                       the plan's record as YAML
  zhenggai extract plan.txt | yq '.problems[].label'
  zhenggai extract --format jsonl plans/*.txt -o records.jsonl
  zhenggai extract --format json - < plan.txt     from standard input
  zhenggai extract --explain-detection plan.txt   why it is of its family
  zhenggai check plan.txt                         what deserves a look, with its place
  zhenggai check --coverage plans/*.txt           and where every character has gone
  zhenggai explain number-gap                     what a code means and what to do
  zhenggai read deadline 2022年6月底前，长期坚持     one value
  zhenggai segment --by sentence plan.txt         one sentence a line
  zhenggai schema                                 JSON Schema of a record)";

inline constexpr const char* extract_help =
    R"(Reads plan documents (plain text, any encoding) and writes one record for each.

Examples:
  zhenggai extract plan.txt
  pdftotext plan.pdf - | zhenggai extract
  zhenggai extract --format jsonl *.txt -o records.jsonl
  find plans -name '*.txt' -print0 | zhenggai extract -0 --files-from - -f jsonl
  zhenggai extract --grammar my-family.yaml plan.txt
  zhenggai extract --encoding Big5 plan.txt
  zhenggai extract --explain-detection plan.txt)";

inline constexpr const char* check_help =
    R"(Reads plan documents and lists what deserves a look (疑点), each with its place in the source.

Examples:
  zhenggai check plan.txt                         exit 1 for warnings and errors
  zhenggai check --fail-on error *.txt            exit 1 for errors only
  zhenggai check --coverage plan.txt              and where every character has gone
  zhenggai check --files-from list.txt            the files that a list names
  zhenggai check --format json *.txt | jq -r '.[] | select(.grade != "complete") | .source'
  zhenggai explain number-gap                     what a code in brackets means

Every document has a grade: complete (neither errors nor warnings, and every
character claimed), review (a look at what is listed is due) or poor (an error,
a plan's list not found, or more text unclaimed than claimed as extracted,
heading or prose together). As text, a last line on standard error sums up
grades and severities.

json holds an object for each document with `source`, `index`, `family`,
`coverage`, `grade`, `grade_reasons` and `diagnostics` as in its record. With
--coverage a list `unclaimed` follows: `line`, `column`, `spans` (pairs of byte
offsets, half-open, from 0, in the input decoded to UTF-8 after any byte order
mark) and `text`.)";

inline constexpr const char* explain_help =
    R"(Tells what a code in brackets means, why it matters and what to do, in English and Chinese (代码说明).

Examples:
  zhenggai explain                                all codes, one a line
  zhenggai explain number-gap)";

inline constexpr const char* read_help =
    R"(Reads single values (时限, 单位, 数字) and writes what they mean.

Examples:
  zhenggai read deadline 2022年6月底前，并长期坚持
  zhenggai read deadline --issued 2022-01-14 12月底前
  zhenggai read units 市发展改革委、生态环境局，各县（市、区）党委、政府
  zhenggai read number --format jsonl 18万吨/日 三分之一
  cut -f3 ledger.tsv | zhenggai read deadline --format jsonl)";

inline constexpr const char* segment_help =
    R"(Cuts documents into paragraphs (段), sentences (句), clauses (分句) or words (词), one a line.

Examples:
  zhenggai segment --by sentence plan.txt
  zhenggai segment --by word plan.txt | sort | uniq -c | sort -rn | head
  pdftotext plan.pdf - | zhenggai segment --by clause
  zhenggai segment --by sentence --format jsonl *.txt | jq -r '[.source, .line, .text] | @tsv'

A line of jsonl holds `source`, `line` (1-based, where the segment begins), `text` (with the white space
behind it: all texts put together are the input) and `spans` (pairs of byte offsets, half-open, from 0, in
the input decoded to UTF-8 after any byte order mark). Without --format jsonl white space around a segment
is left out.)";

inline constexpr const char* exit_codes =
    R"(Exit codes:
  0  done; extract: records written, whatever notes or warnings they carry
  1  extract: a record has an error (an unknown family is one)
     check: something from --fail-on up was found (default: warning)
     read: a value could not be read
  2  wrong usage
  3  a grammar file is wrong
  4  an input could not be read, or the output not written; the rest is written)";

}  // namespace zhenggai
