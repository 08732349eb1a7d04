#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/veris.hpp"

#include <filesystem>
#include <string>

namespace casus::tests {

/// The rulebook of the repository, with whose vocabulary the importer is tested.
model::Rulebook const& repository_rulebook();

std::string file_text(std::filesystem::path const& path);

/// The result of an import without the words of its source, which may be under a licence of their
/// own: `x-veris` is left out, texts of more than a few words and all names of actors are replaced
/// by the beginning of their SHA-256. What remains is what the importer made of the record.
std::string compact(import::ImportedCase const& imported);

/// Compares with the file `name` beside this one; with CASUS_UPDATE_GOLDEN=1 writes it instead.
void check_golden(std::string const& name, std::string const& text);

}  // namespace casus::tests
