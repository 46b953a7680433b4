// The two container formats of office programs, told apart by the names of their members.
#pragma once

#include <string_view>

#include "source/media_type.h"

namespace zhenggai {

// `bytes` begin with the OLE signature: word_ole, excel_ole, or other_ole where neither main stream
// is found.
MediaType recognise_ole(std::string_view bytes);

// `bytes` begin with a ZIP signature: docx, xlsx, pptx, ofd or OpenDocument where a member says so,
// otherwise other_zip. The file may be cut off.
MediaType recognise_zip(std::string_view bytes);

}  // namespace zhenggai
