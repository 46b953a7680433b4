#include "source/office_container.h"

#include <algorithm>
#include <string>

namespace zhenggai {
namespace {

using namespace std::string_view_literals;

// The little-endian number of `size` bytes at `offset`, which must lie inside.
std::size_t number_at(std::string_view bytes, std::size_t offset, std::size_t size) {
    std::size_t number = 0;
    for (std::size_t i = size; i > 0; --i) {
        number = number << 8 | static_cast<unsigned char>(bytes[offset + i - 1]);
    }
    return number;
}

// A directory entry of an OLE file as far as its name goes: 64 bytes of UTF-16LE filled up with
// zeros, then the length in bytes with the final zero. So long that the text of a document that
// speaks of a "Workbook" cannot be taken for it.
std::string ole_entry(std::string_view name) {
    std::string entry;
    for (const char c : name) entry += {c, '\0'};
    entry.resize(64, '\0');
    entry += static_cast<char>(2 * (name.size() + 1));
    entry += '\0';
    return entry;
}

struct ZipMember {
    std::string_view name;
    std::string_view data;  // as packed; to the end of the file where its size is not told
};

// The member whose local header comes next at or after `position`, which then moves behind it.
bool next_member(std::string_view bytes, std::size_t& position, ZipMember& member) {
    constexpr std::size_t header_size = 30;
    const std::size_t header = bytes.find("PK\x03\x04"sv, position);
    if (header == std::string_view::npos || bytes.size() - header < header_size) return false;
    const bool size_follows = (number_at(bytes, header + 6, 2) & 8) != 0;  // after the data, unknown here
    const std::size_t size = size_follows ? 0 : number_at(bytes, header + 18, 4);
    const std::size_t name_size = number_at(bytes, header + 26, 2);
    const std::size_t extra_size = number_at(bytes, header + 28, 2);
    member.name = bytes.substr(header + header_size, name_size);
    const std::size_t data = std::min(header + header_size + name_size + extra_size, bytes.size());
    member.data = size_follows ? bytes.substr(data) : bytes.substr(data, size);
    position = std::min(data + size, bytes.size());
    return true;
}

MediaType recognise_member(const ZipMember& member) {
    if (member.name.starts_with("word/document")) return MediaType::docx;
    if (member.name.starts_with("xl/workbook")) return MediaType::xlsx;
    if (member.name.starts_with("ppt/presentation")) return MediaType::pptx;
    if (member.name == "OFD.xml") return MediaType::ofd;
    if (member.name == "mimetype") {
        if (member.data.starts_with("application/vnd.oasis.opendocument.text")) {
            return MediaType::opendocument_text;
        }
        if (member.data.starts_with("application/vnd.oasis.opendocument.spreadsheet")) {
            return MediaType::opendocument_sheet;
        }
    }
    return MediaType::other_zip;
}

}  // namespace

MediaType recognise_ole(std::string_view bytes) {
    // The main stream comes before those of objects that are embedded in the document.
    const std::size_t word = bytes.find(ole_entry("WordDocument"));
    const std::size_t excel = std::min(bytes.find(ole_entry("Workbook")), bytes.find(ole_entry("Book")));
    if (word == excel) return MediaType::other_ole;  // neither is there
    return word < excel ? MediaType::word_ole : MediaType::excel_ole;
}

MediaType recognise_zip(std::string_view bytes) {
    // By the local headers, in which every member tells its name, so that a file without its end is
    // known too.
    ZipMember member = {};
    for (std::size_t position = 0; next_member(bytes, position, member);) {
        const MediaType type = recognise_member(member);
        if (type != MediaType::other_zip) return type;
    }
    return MediaType::other_zip;
}

}  // namespace zhenggai
