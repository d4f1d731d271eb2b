#pragma once

#include <string_view>

#include "cli/input/reader.hpp"

namespace hearsay::cli {

/// What separates the columns of a table: ',', ';' or a tab, by its first line; '\0' where bytes are none.
char table_separator(std::string_view head);

/// Whether the first line of a table names the text, by a usual name or by that of --fields, and another
/// column that is known.
bool is_table_of_articles(std::string_view head, const Fields& fields);

/// Whether bytes are a table of whatever: names in the first line, and as many cells in nearly all rows.
bool is_table(std::string_view head);

/// The columns that the first line names, for messages.
std::string table_columns(std::string_view head);

/// Reads CSV (RFC 4180) and TSV with a line of names: an article a row.
std::unique_ptr<Reader> read_table(ByteStream& stream, Context context);

}  // namespace hearsay::cli
