#include <utility>

#include "analysis/types/data_types.h"
#include "analysis/types/kind_names.h"
#include "mapping/text.h"

// The three ways in which the server writes a type (Trino 476):
//
//                   a column of LIMIT 0          a value in a message        a signature in a message
//   decimal         decimal(12, 2)               decimal(12,2)               decimal(12,2)
//   row             row(a bigint, "A" date)      row(a bigint, A date)       row("a" bigint,"A" date)
//   map             map(bigint, date)            map(bigint, date)           map(bigint,date)
//   interval        INTERVAL DAY TO SECOND       interval day to second      interval day to second
namespace mapping {
namespace {

enum class Style : std::uint8_t { kColumn, kMessage, kSignature };

std::string in_double_quotes(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted += '"';
}

class TypeWriter {
 public:
  TypeWriter(const TypeTable& types, Style style) : types_(types), style_(style) {}

  // Types are at most kMaximumTypeDepth deep, and so is this.
  void write(TypeId id) {
    types_.walk(1);
    const DataType& type = types_[id];
    const KindName name = name_of(type.kind);
    if (type.kind == TypeKind::kIntervalYearToMonth ||
        type.kind == TypeKind::kIntervalDayToSecond) {
      text += style_ == Style::kColumn ? to_upper(name.before) : std::string(name.before);
      return;
    }
    if (type.kind == TypeKind::kFunction && style_ == Style::kMessage) return write_lambda(type);
    text += type.name;
    text += name.before;
    write_parameters(type);
    text += name.after;
  }

  std::string text{};

 private:
  void write_parameters(const DataType& type) {
    switch (type.kind) {
      case TypeKind::kVarchar:
        if (type.precision != kUnboundedLength) write_numbers(type.precision);
        return;
      case TypeKind::kDecimal:
        write_numbers(type.precision, type.scale);
        return;
      case TypeKind::kChar:
      case TypeKind::kTime:
      case TypeKind::kTimeWithZone:
      case TypeKind::kTimestamp:
      case TypeKind::kTimestampWithZone:
        write_numbers(type.precision);
        return;
      default:
        if (!type.arguments.empty()) write_arguments(type);
    }
  }

  void write_numbers(std::uint32_t first, std::optional<std::uint32_t> second = std::nullopt) {
    text += '(';
    text += std::to_string(first);
    if (second) {
      text += style_ == Style::kColumn ? ", " : ",";
      text += std::to_string(*second);
    }
    text += ')';
  }

  void write_arguments(const DataType& type) {
    text += '(';
    for (std::size_t i = 0; i < type.arguments.size(); ++i) {
      if (i != 0) text += style_ == Style::kSignature ? "," : ", ";
      if (i < type.fields.size() && type.fields[i]) write_field(*type.fields[i]);
      write(type.arguments[i]);
    }
    text += ')';
  }

  // (bigint, date) -> boolean
  void write_lambda(const DataType& type) {
    text += '(';
    for (std::size_t i = 0; i + 1 < type.arguments.size(); ++i) {
      if (i != 0) text += ", ";
      write(type.arguments[i]);
    }
    text += ") -> ";
    write(type.arguments.back());
  }

  void write_field(const std::string& name) {
    switch (style_) {
      case Style::kColumn:
        text += quote_field_name(name);
        break;
      case Style::kMessage:
        text += name;
        break;
      case Style::kSignature:
        text += in_double_quotes(name);
        break;
    }
    text += ' ';
  }

  const TypeTable& types_;
  Style style_;
};

std::string write(const TypeTable& types, TypeId id, Style style) {
  TypeWriter writer(types, style);
  writer.write(id);
  return std::move(writer.text);
}

}  // namespace

std::string TypeTable::display(TypeId id) const { return write(*this, id, Style::kColumn); }
std::string TypeTable::in_message(TypeId id) const { return write(*this, id, Style::kMessage); }
std::string TypeTable::in_signature(TypeId id) const { return write(*this, id, Style::kSignature); }

}  // namespace mapping
