#include "pipeline/extractor.h"

#include <utility>

#include "check/check_record.h"
#include "document/build_tree.h"
#include "document/family_score.h"
#include "grammar/builtin.h"
#include "pipeline/empty_input.h"
#include "record/build_record.h"
#include "source/digest.h"
#include "source/media_type.h"
#include "text/text.h"

namespace zhenggai {

namespace {

constexpr std::string_view first_family = "rectification-plan";
constexpr std::string_view fallback_family = "plan-document";

const Matcher& made(std::unique_ptr<const Matcher>& matcher, const Grammar& grammar) {
    if (!matcher) matcher = std::make_unique<const Matcher>(grammar);
    return *matcher;
}

}  // namespace

Extractor::Extractor(const ExtractOptions& options) : options_(options) {}

Result<Extraction> Extractor::extract(Source input) {
    Extraction extraction{.source = std::make_unique<const Source>(std::move(input))};
    const Source& source = *extraction.source;
    if (auto refusal = refuse_unreadable(source)) return *std::move(refusal);
    Result<Text> text = read_text(source);
    if (!text) return text.diagnostics();
    if (text->paragraphs.empty()) return empty_input(source);

    const Matcher* matcher =
        options_.grammar ? &made(chosen_, *options_.grammar) : &made(family_, *builtin_grammar(first_family));
    std::vector<Block> blocks = matcher->match(*text);
    DocumentTree tree = build_tree(blocks, *matcher);
    if (!options_.grammar && family_score(blocks, tree, *matcher) < matcher->grammar().detection.threshold) {
        matcher = &made(fallback_, *builtin_grammar(fallback_family));
        blocks = matcher->match(*text);
        tree = build_tree(blocks, *matcher);
    }

    extraction.record = build_record(tree, *text, matcher->grammar(), extraction.arena);
    extraction.record.document.source = source.name;
    extraction.record.document.media_type = "text/plain";
    if (options_.hash) extraction.record.document.sha256 = sha256_hex(source.bytes);
    Diagnostics found = check_record(extraction.record);
    Diagnostics& all = extraction.record.diagnostics;
    all.insert(all.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    return extraction;
}

}  // namespace zhenggai
