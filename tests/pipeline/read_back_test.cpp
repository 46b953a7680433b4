// Every sample, and the corpus where it is there: what we write, yaml-cpp reads back as the record.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "output/output.h"
#include "output/read_back.h"
#include "pipeline/extractor.h"
#include "source/source.h"

using namespace zhenggai;

namespace {

std::vector<std::filesystem::path> texts_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    if (!std::filesystem::is_directory(folder)) return paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string written(const std::vector<Record>& records, Format format) {
    std::string buffer;
    RecordStream stream(format, buffer);
    stream.begin();
    for (const Record& record : records) stream.add(record);
    stream.end();
    return buffer;
}

void check_folder(const std::filesystem::path& folder) {
    Extractor extractor({.hash = true});
    std::vector<Extraction> kept;
    std::vector<Record> records;
    for (const auto& path : texts_in(folder)) {
        CAPTURE(path.string());
        Result<Source> source = read_file(path.string());
        REQUIRE(source);
        Result<Extraction> extraction = extractor.extract(*std::move(source));
        REQUIRE(extraction);
        kept.push_back(*std::move(extraction));
        records.push_back(kept.back().records.front());
    }
    CHECK(yaml_difference(written(records, Format::yaml), records) == "");
    CHECK(json_difference(written(records, Format::json), records) == "");
    CHECK(jsonl_difference(written(records, Format::jsonl), records) == "");
}

}  // namespace

TEST_CASE("the records of the samples are read back as they are") {
    REQUIRE(texts_in(SAMPLES_FOLDER).size() >= 4);
    check_folder(SAMPLES_FOLDER);
}

TEST_CASE("the records of the corpus are read back as they are") {
    const std::filesystem::path corpus = std::filesystem::path(SAMPLES_FOLDER) / "../../shared/corpus";
    if (texts_in(corpus).empty()) {
        MESSAGE("SKIP: ../shared/corpus is absent");
        return;
    }
    check_folder(corpus);
}
