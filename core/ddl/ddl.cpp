#include "mapping/ddl.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "mapping/name_table.h"
#include "mapping/text.h"
#include "mapping/types.h"

namespace mapping {
namespace {

// Collects a statement; the first refusal ends it, what is added after that is dropped.
class Statement {
 public:
  Statement& text(std::string_view text) {
    text_ += text;
    return *this;
  }

  Statement& name(std::string_view name, NameUse use) { return add(quote_identifier(name, use)); }

  Statement& column(const ColumnSchema& column) {
    if (names_.insert(column.name, 0) != NameTable::kNone)
      refuse({"duplicate_column", {{"name", to_well_formed(column.name)}}});
    return name(column.name, NameUse::kProperty).text(" ").add(full_type(column));
  }

  Statement& key(const ColumnSchema& key) {
    column(key).text(" PRIMARY KEY");
    const auto type = parse_ryugraph_type(key.type);
    return type.ok() && can_be_primary_key(type.value())
               ? *this
               : refuse(type_refusal("unsupported_key_type", key));
  }

  Statement& properties(std::span<const ColumnSchema> properties) {
    for (const ColumnSchema& property : properties) text(", ").column(property);
    return text(");");
  }

  Statement& refuse(Refusal refusal) {
    if (!refusal_) refusal_ = std::move(refusal);
    return *this;
  }

  Outcome<std::string> finish() {
    if (refusal_) return std::move(*refusal_);
    return std::move(text_);
  }

 private:
  Statement& add(const Outcome<std::string>& part) {
    return part.ok() ? text(part.value()) : refuse(part.refusal());
  }

  static Outcome<std::string> full_type(const ColumnSchema& column) {
    const auto type = parse_ryugraph_type(column.type);
    if (!type.ok()) return type_refusal("unknown_type", column);
    if (!is_full_form(type.value())) return type_refusal("incomplete_type", column);
    return print(type.value());
  }

  static Refusal type_refusal(std::string_view code, const ColumnSchema& column) {
    return {code, {{"name", to_well_formed(column.name)}, {"type", to_well_formed(column.type)}}};
  }

  std::string text_;
  NameTable names_{NameCase::kIgnored};
  std::optional<Refusal> refusal_;
};

// A string literal knows two escapes that every version of the engine reads in the same way.
std::string quote_string(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\\' || c == '\'') quoted += '\\';
    quoted += c;
  }
  return quoted += '\'';
}

std::optional<std::string> text_fault(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return "nul";
  if (find_malformed_utf8(text)) return "malformed_utf8";
  return std::nullopt;
}

// Checks what one statement cannot see: the names that several tables share.
class Tables {
 public:
  std::optional<Refusal> add_node(const NodeSchema& node) {
    nodes_.insert(node.label, 0);
    return add(node.label);
  }

  std::optional<Refusal> add_edge(const EdgeSchema& edge) {
    for (const std::string_view node :
         {std::string_view(edge.from_node), std::string_view(edge.to_node)}) {
      if (nodes_.contains(node)) continue;
      return Refusal{"unknown_node",
                     {{"name", to_well_formed(edge.type)}, {"node", to_well_formed(node)}}};
    }
    return add(edge.type);
  }

 private:
  std::optional<Refusal> add(std::string_view name) {
    if (tables_.insert(name, 0) == NameTable::kNone) return std::nullopt;
    return Refusal{"duplicate_table", {{"name", to_well_formed(name)}}};
  }

  NameTable nodes_{NameCase::kIgnored};
  NameTable tables_{NameCase::kIgnored};
};

}  // namespace

Outcome<std::string> node_ddl(const NodeSchema& schema) {
  return Statement()
      .text("CREATE NODE TABLE ")
      .name(schema.label, NameUse::kTable)
      .text("(")
      .key(schema.primary_key)
      .properties(schema.properties)
      .finish();
}

Outcome<std::string> edge_ddl(const EdgeSchema& schema) {
  return Statement()
      .text("CREATE REL TABLE ")
      .name(schema.type, NameUse::kTable)
      .text("(FROM ")
      .name(schema.from_node, NameUse::kTable)
      .text(" TO ")
      .name(schema.to_node, NameUse::kTable)
      .properties(schema.properties)
      .finish();
}

Outcome<std::string> copy_from(std::string_view table, std::string_view path,
                               const CopyFiles& files) {
  constexpr std::string_view kFormat = "parquet";
  const std::string pattern = std::string(path) + std::string(files.pattern);
  if (const auto reason = text_fault(pattern))
    return Refusal{"malformed_text", {{"reason", *reason}}};
  if (!files.format.empty() && files.format != kFormat)
    return Refusal{"unknown_format", {{"format", to_well_formed(files.format)}}};
  const bool is_told = !files.format.empty() || !pattern.ends_with(".parquet");
  return Statement()
      .text("COPY ")
      .name(table, NameUse::kTable)
      .text(" FROM ")
      .text(quote_string(pattern))
      .text(is_told ? " (file_format='parquet');" : ";")
      .finish();
}

Outcome<std::string> schema_ddl(std::span<const NodeSchema> nodes,
                                std::span<const EdgeSchema> edges) {
  Tables tables;
  std::string statements;
  const auto append = [&](std::optional<Refusal> fault,
                          Outcome<std::string> statement) -> std::optional<Refusal> {
    if (!statement.ok()) return statement.refusal();
    if (fault) return fault;
    if (!statements.empty()) statements += '\n';
    statements += statement.value();
    return std::nullopt;
  };
  for (const NodeSchema& node : nodes) {
    if (auto refusal = append(tables.add_node(node), node_ddl(node))) return std::move(*refusal);
  }
  for (const EdgeSchema& edge : edges) {
    if (auto refusal = append(tables.add_edge(edge), edge_ddl(edge))) return std::move(*refusal);
  }
  return statements;
}

}  // namespace mapping
