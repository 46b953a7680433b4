#include "source/media_type.h"

#include <doctest/doctest.h>

#include <string>

#include "source/shown_diagnostic.h"

namespace zhenggai {
namespace {

using namespace std::string_literals;

const std::string ole_start = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(504, '\0');

// A directory entry of an OLE file.
std::string ole_entry(std::string_view name) {
    std::string entry;
    for (const char c : name) entry += {c, '\0'};
    entry.resize(64, '\0');
    entry += {static_cast<char>(2 * name.size() + 2), '\0', '\2'};
    entry.resize(128, '\0');
    return entry;
}

std::string utf16(std::string_view ascii) {
    std::string text;
    for (const char c : ascii) text += {c, '\0'};
    return text;
}

// A member of a ZIP file, stored; `sized` false leaves its size to a descriptor behind the data.
std::string zip_member(std::string_view name, std::string_view data, bool sized = true) {
    std::string member = "PK\x03\x04\x14\0"s + (sized ? "\0\0"s : "\x08\0"s) + std::string(10, '\0');
    const std::size_t size = sized ? data.size() : 0;
    for (int copy = 0; copy < 2; ++copy) {
        for (int shift = 0; shift < 32; shift += 8) member += static_cast<char>(size >> shift & 0xFF);
    }
    member += {static_cast<char>(name.size()), '\0', '\0', '\0'};
    return member.append(name).append(data);
}

std::string refusal_of(std::string bytes, std::string name = "某市.bin") {
    const std::optional<Diagnostic> why =
        refuse_unreadable({.name = std::move(name), .bytes = std::move(bytes)});
    return why ? shown(*why) : "none";
}

TEST_CASE("plain text is not refused") {
    for (const std::string_view text : {"一、指导思想",
                                        "\ufeff一、",
                                        "",
                                        "<p",
                                        "<",
                                        "<<通知>>",
                                        "〈html〉",
                                        "<某市>",
                                        "< html>",
                                        "<pre>",
                                        "<!-- 未完",
                                        "标题\n<html><body>",
                                        "\n 说明：网页里写的是 <table> 和 <!DOCTYPE html>",
                                        "<?xml version=\"1.0\"?><plan/>",
                                        "PK",
                                        "BM方案",
                                        "MM",
                                        "II",
                                        "%PDF",
                                        "说明 %PDF-1.4",
                                        "MIME-Version: 1.0\n\n正文",
                                        "{rtf",
                                        "\xB7\xBD\xB0\xB8"}) {
        CAPTURE(text);
        CHECK(recognise(text) == MediaType::plain_text);
        CHECK(refusal_of(std::string(text)) == "none");
    }
}

TEST_CASE("kinds known by their first bytes") {
    CHECK(recognise("%PDF-1.7\n%\xE2\xE3\xCF\xD3\0"s) == MediaType::pdf);
    CHECK(recognise("\ufeff\r\n%PDF-1.4") == MediaType::pdf);
    CHECK(recognise("{\\rtf1\\ansi") == MediaType::rtf);
    CHECK(recognise("\x1F\x8B\x08\0"s) == MediaType::gzip);
    CHECK(recognise("Rar!\x1A\x07\x01\0"s) == MediaType::rar);
    CHECK(recognise("7z\xBC\xAF\x27\x1C\0\4"s) == MediaType::seven_zip);
    CHECK(recognise("\x89PNG\r\n\x1A\n\0"s) == MediaType::png);
    CHECK(recognise("\xFF\xD8\xFF\xE0\0"s) == MediaType::jpeg);
    CHECK(recognise("II*\0\x08"s) == MediaType::tiff);
    CHECK(recognise("MM\0*\0"s) == MediaType::tiff);
    CHECK(recognise("\xFF\xFE\0\x4E"s) == MediaType::utf16_text);
    CHECK(recognise("\xFE\xFF\x4E\0"s) == MediaType::utf16_text);
    CHECK(recognise("\xFF\xFE\0\0\0\x4E\0\0"s) == MediaType::utf32_text);
    CHECK(recognise("\0\0\xFE\xFF\0\0\x4E\0"s) == MediaType::utf32_text);
    CHECK(recognise("一\0"s) == MediaType::binary);
    CHECK(recognise("\0\x4E\n\0"s) == MediaType::utf16le_unmarked);
    CHECK(recognise("\x4E\0\0\n"s) == MediaType::utf16be_unmarked);
}

TEST_CASE("HTML is a page that begins with a tag") {
    for (const std::string_view text :
         {"<!DOCTYPE html>", "<!doctype HTML PUBLIC", "<html>", "<HTML lang=zh>", "\ufeff\r\n <html\n",
          "<head>", "<body >", "<table border=1>", "<div class='x'>", "<p>", "<p/>", "<P\tstyle=''>",
          "<meta charset=gbk>", "<!-- saved from -->\n<!-- 2 --><html>",
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC",
          "<?xml version=\"1.0\"?><html xmlns=\"\">"}) {
        CAPTURE(text);
        CHECK(recognise(text) == MediaType::html);
    }
    CHECK(recognise("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n") ==
          MediaType::mhtml);
    CHECK(recognise("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\ncontent-type: Multipart/Related;\r\n") ==
          MediaType::mhtml);
}

TEST_CASE("OLE files by their main stream") {
    CHECK(recognise(ole_start) == MediaType::other_ole);
    CHECK(recognise(ole_start.substr(0, 8)) == MediaType::other_ole);
    CHECK(recognise(ole_start + ole_entry("Root Entry") + ole_entry("WordDocument")) == MediaType::word_ole);
    CHECK(recognise(ole_start + ole_entry("Root Entry") + ole_entry("Workbook")) == MediaType::excel_ole);
    CHECK(recognise(ole_start + ole_entry("Book")) == MediaType::excel_ole);
    CHECK(recognise(ole_start + ole_entry("PowerPoint Document")) == MediaType::other_ole);
    // An embedded object of another kind, and a text that speaks of one.
    CHECK(recognise(ole_start + ole_entry("WordDocument") + ole_entry("Workbook")) == MediaType::word_ole);
    CHECK(recognise(ole_start + ole_entry("Workbook") + ole_entry("WordDocument")) == MediaType::excel_ole);
    CHECK(recognise(ole_start + utf16("a Workbook ") + ole_entry("WordDocument")) == MediaType::word_ole);
    CHECK(recognise(ole_start + ole_entry("MyBook")) == MediaType::other_ole);
}

TEST_CASE("ZIP files by the names of their members") {
    const std::string types = zip_member("[Content_Types].xml", "<Types/>");
    CHECK(recognise(types + zip_member("word/document.xml", "x")) == MediaType::docx);
    CHECK(recognise(types + zip_member("_rels/.rels", "y", false) + zip_member("xl/workbook.xml", "x")) ==
          MediaType::xlsx);
    CHECK(recognise(types + zip_member("ppt/presentation.xml", "x")) == MediaType::pptx);
    CHECK(recognise(zip_member("Doc_0/", "") + zip_member("OFD.xml", "x")) == MediaType::ofd);
    const std::string odf = "application/vnd.oasis.opendocument.";
    CHECK(recognise(zip_member("mimetype", odf + "text")) == MediaType::opendocument_text);
    CHECK(recognise(zip_member("mimetype", odf + "spreadsheet", false)) == MediaType::opendocument_sheet);
    CHECK(recognise(zip_member("mimetype", odf + "graphics")) == MediaType::other_zip);
    CHECK(recognise(zip_member("a.txt", "x")) == MediaType::other_zip);
    CHECK(recognise("PK\x05\x06" + std::string(18, '\0')) == MediaType::other_zip);
    // A Word file packed in an archive does not make the archive one.
    CHECK(recognise(zip_member("a.docx", types + zip_member("word/document.xml", "x"))) ==
          MediaType::other_zip);
}

TEST_CASE("ZIP files that are cut off or lie about their sizes are read to their end at most") {
    const std::string whole =
        zip_member("[Content_Types].xml", "<Types/>") + zip_member("word/document.xml", "x");
    for (std::size_t size = 4; size < whole.size(); ++size) {
        const MediaType type = recognise(whole.substr(0, size));
        CHECK((type == MediaType::other_zip || type == MediaType::docx));
    }
    std::string lying = whole;
    lying[18] = lying[19] = lying[20] = lying[21] = '\xFF';
    CHECK(recognise(lying) == MediaType::other_zip);
    lying[26] = lying[27] = lying[28] = lying[29] = '\xFF';
    CHECK(recognise(lying) == MediaType::other_zip);
}

TEST_CASE("every kind is refused with its own message and command") {
    const std::string types = zip_member("[Content_Types].xml", "");
    CHECK(refusal_of("%PDF-1.7", "plans/a.pdf") ==
          "error pdf-input plans/a.pdf: this is a PDF file, not plain text; "
          "convert it first: pdftotext plans/a.pdf - | zhenggai extract -");
    CHECK(refusal_of(ole_start + ole_entry("WordDocument"), "plans/某 市.doc") ==
          "error word-input plans/某 市.doc: this is a Word file (.doc), not plain text; convert it first: "
          "soffice --headless --convert-to 'txt:Text (encoded):UTF8' 'plans/某 市.doc' && "
          "zhenggai extract '某 市.txt'");
    CHECK(refusal_of(types + zip_member("word/document.xml", ""), "a.b.docx") ==
          "error word-input a.b.docx: this is a Word file (.docx), not plain text; convert it first: "
          "soffice --headless --convert-to 'txt:Text (encoded):UTF8' a.b.docx && zhenggai extract a.b.txt");
    CHECK(refusal_of(ole_start + ole_entry("Workbook"), "../a.xls") ==
          "error excel-input ../a.xls: this is an Excel file (.xls), not plain text; convert it first: "
          "soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' ../a.xls && "
          "zhenggai extract a.csv");
    CHECK(refusal_of(types + zip_member("xl/workbook.xml", ""), "-a.xlsx") ==
          "error excel-input -a.xlsx: this is an Excel file (.xlsx), not plain text; convert it first: "
          "soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' ./-a.xlsx && "
          "zhenggai extract ./-a.csv");
    CHECK(refusal_of(ole_start, "a.wps") ==
          "error office-input a.wps: this is an office file (.ppt, .wps or the like), not plain text; "
          "convert it "
          "first: soffice --headless --convert-to pdf a.wps && pdftotext a.pdf - | zhenggai extract -");
    CHECK(refusal_of(zip_member("ppt/presentation.xml", ""), "a.pptx") ==
          "error office-input a.pptx: this is a PowerPoint file (.pptx), not plain text; convert it first: "
          "soffice --headless --convert-to pdf a.pptx && pdftotext a.pdf - | zhenggai extract -");
    CHECK(refusal_of(zip_member("mimetype", "application/vnd.oasis.opendocument.text"), "a.odt") ==
          "error opendocument-input a.odt: this is an OpenDocument text (.odt), not plain text; convert it "
          "first: "
          "soffice --headless --convert-to 'txt:Text (encoded):UTF8' a.odt && zhenggai extract a.txt");
    CHECK(refusal_of(zip_member("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "a.ods") ==
          "error opendocument-input a.ods: this is an OpenDocument spreadsheet (.ods), not plain text; "
          "convert it "
          "first: soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' a.ods && "
          "zhenggai extract a.csv");
    CHECK(refusal_of(zip_member("OFD.xml", ""), "a.ofd") ==
          "error ofd-input a.ofd: this is an OFD file, not plain text; convert it first: "
          "save it as PDF with an OFD reader, then run: pdftotext a.pdf - | zhenggai extract -");
    CHECK(refusal_of(zip_member("a.txt", ""), "a.zip") ==
          "error zip-input a.zip: this is a ZIP archive, not plain text; convert it first: "
          "unzip a.zip -d unpacked && zhenggai extract unpacked/*.txt");
    CHECK(refusal_of("\x1F\x8B\x08", "a.txt.gz") ==
          "error gzip-input a.txt.gz: this is a file packed by gzip, not plain text; convert it first: "
          "gzip -dc a.txt.gz | zhenggai extract -");
    CHECK(refusal_of("Rar!\x1A\x07", "a.rar") ==
          "error rar-input a.rar: this is a RAR archive, not plain text; convert it first: "
          "unar -D -o unpacked a.rar && zhenggai extract unpacked/*.txt");
    CHECK(refusal_of("7z\xBC\xAF\x27\x1C", "a.7z") ==
          "error 7z-input a.7z: this is a 7z archive, not plain text; convert it first: "
          "7z x a.7z -ounpacked && zhenggai extract unpacked/*.txt");
    CHECK(refusal_of("<html>", "a.html") ==
          "error html-input a.html: this is a web page (HTML), not plain text; convert it first: "
          "pandoc -f html -t plain --wrap=none a.html | zhenggai extract -");
    CHECK(refusal_of("MIME-Version: 1.0\nContent-Type: multipart/related", "a.mht") ==
          "error mhtml-input a.mht: this is a web page saved as one file (MHTML), not plain text; convert it "
          "first: "
          "open it in a browser and save it as text, then run: zhenggai extract a.txt");
    CHECK(refusal_of("{\\rtf1", "a.rtf") ==
          "error rtf-input a.rtf: this is an RTF file, not plain text; convert it first: "
          "soffice --headless --convert-to 'txt:Text (encoded):UTF8' a.rtf && zhenggai extract a.txt");
    CHECK(refusal_of("\x89PNG\r\n\x1A\n", "a.png") ==
          "error image-input a.png: this is a picture (PNG), not plain text; convert it first: "
          "tesseract a.png - -l chi_sim | zhenggai extract -");
    CHECK(refusal_of("\xFF\xD8\xFF", "a.jpg") ==
          "error image-input a.jpg: this is a picture (JPEG), not plain text; convert it first: "
          "tesseract a.jpg - -l chi_sim | zhenggai extract -");
    CHECK(refusal_of("II*\0"s, "a.tif") ==
          "error image-input a.tif: this is a picture (TIFF), not plain text; convert it first: "
          "tesseract a.tif - -l chi_sim | zhenggai extract -");
    CHECK(refusal_of("一、\n\0x"s, "a.txt") ==
          "error binary-input a.txt: this is no text: it has a NUL byte at offset 7 (0-based); save it as "
          "plain text with the program that made it; if it is text all the same, name its encoding: zhenggai "
          "extract --encoding UTF-8 a.txt");
    CHECK(refusal_of("\0\x4E\n\0"s, "某 市.txt") ==
          "error utf16-without-mark 某 市.txt: this looks like text in UTF-16LE without a byte order mark; "
          "name its encoding: zhenggai extract --encoding UTF-16LE '某 市.txt'");
    CHECK(refusal_of("\x4E\0\0\n"s, "-") ==
          "error utf16-without-mark -: this looks like text in UTF-16BE without a byte order mark; "
          "name its encoding: zhenggai extract --encoding UTF-16BE -");
}

TEST_CASE("text that tells its encoding, or whose encoding the user tells, is not refused for it") {
    CHECK(refusal_of("\xFF\xFE\0\x4E"s) == "none");
    CHECK(refusal_of("\xFE\xFF\x4E\0"s) == "none");
    CHECK(refusal_of("\xFF\xFE\0\0\0\x4E\0\0"s) == "none");
    CHECK_FALSE(refuse_unreadable({.name = "a.txt", .bytes = "一、\n\0x"s}, true));
    CHECK_FALSE(refuse_unreadable({.name = "a.txt", .bytes = "\0\x4E\n\0"s}, true));
    CHECK(refuse_unreadable({.name = "a.txt", .bytes = "%PDF-1.7"}, true)->code == "pdf-input");
}

TEST_CASE("a web page is one in any encoding") {
    CHECK(refuse_web_page(" \r\n<html>", "a.txt")->code == "html-input");
    CHECK(refuse_web_page("MIME-Version: 1.0\nContent-Type: multipart/related\n", "a.txt")->code ==
          "mhtml-input");
    CHECK_FALSE(refuse_web_page("一、<html>", "a.txt"));
    CHECK_FALSE(refuse_web_page("", "a.txt"));
}

TEST_CASE("what came from standard input is to be saved first") {
    CHECK(
        refusal_of("%PDF-1.7", "-") ==
        "error pdf-input -: this is a PDF file, not plain text; save it to a file first, then convert that: "
        "pdftotext FILE.pdf - | zhenggai extract -");
    CHECK(refusal_of(ole_start + ole_entry("WordDocument"), "-") ==
          "error word-input -: this is a Word file (.doc), not plain text; save it to a file first, then "
          "convert "
          "that: soffice --headless --convert-to 'txt:Text (encoded):UTF8' FILE.doc && zhenggai extract "
          "FILE.txt");
}

TEST_CASE("the converted file is named by the name without its folder and ending") {
    const std::string word = ole_start + ole_entry("WordDocument");
    const auto ends_with = [&](const std::string& name, const std::string& result) {
        return refusal_of(word, name).ends_with("&& zhenggai extract " + result);
    };
    CHECK(ends_with("a", "a.txt"));
    CHECK(ends_with("x.y/a", "a.txt"));
    CHECK(ends_with(".doc", ".doc.txt"));
    CHECK(ends_with("/某市/方案", "方案.txt"));
    CHECK(ends_with("{text}.doc", "'{text}.txt'"));
}

}  // namespace
}  // namespace zhenggai
