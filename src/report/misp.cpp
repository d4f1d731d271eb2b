// A MISP event (misp-project.org: core format), whose objects follow templates of misp-objects: news-media,
// person, organization, annotation.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "hearsay/exchange.hpp"
#include "report/writing.hpp"

namespace hearsay {
namespace {

namespace json = boost::json;

struct Template {
  std::string_view name, uuid, version;
};

constexpr Template news_media{"news-media", "691463c5-5302-4847-9bec-4c56ccfec677", "3"};
constexpr Template person{"person", "a15b0477-e9d1-4b9c-9546-abe78a4f4248", "21"};
constexpr Template organization{"organization", "f750e12b-127a-432c-b022-b3f9153c4e2a", "9"};
constexpr Template annotation{"annotation", "5d8dc046-15a1-4ca3-a09f-ed4ede7c4487", "3"};

bool is_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool fits = i < text.size() && (form[i] == '0' ? '0' <= text[i] && text[i] <= '9' : text[i] == '-');
    if (!fits) return false;
  }
  return true;
}

class Event {
 public:
  Event(const Analysis& analysis, std::string_view created) : analysis_(analysis), created_(created) {}

  std::string write() && {
    add_article();
    for (const Statement& statement : analysis_.statements) {
      if (const auto source = statement.sourcing.source) add_source(*source);
    }
    for (std::size_t i = 0; i < analysis_.statements.size(); ++i) add_statement(i);
    const std::string& info = analysis_.title.empty() ? analysis_.id : analysis_.title;
    const std::string_view date = is_date(analysis_.date) ? std::string_view(analysis_.date) : created_;
    json::object event{{"uuid", uuid(id("event", 0))},
                       {"info", info.empty() ? view("an article") : view(info)},
                       {"date", view(date.substr(0, 10))},
                       {"threat_level_id", "4"},  // undefined
                       {"analysis", "2"},         // completed
                       {"distribution", "0"},     // your organisation only
                       {"published", false},
                       {"Attribute", json::array{}},
                       {"Object", std::move(objects_)}};
    return json::serialize(json::object{{"Event", std::move(event)}});
  }

 private:
  std::string id(std::string_view what, std::size_t index) const {
    return analysis_.id + "#misp-" + std::string(what) + "-" + std::to_string(index);
  }

  static json::object attribute(const std::string& object, std::string_view relation, std::string_view value,
                                std::string_view type = "text", std::string_view category = "Other") {
    return {{"uuid", uuid(object + "/" + std::string(relation))},
            {"type", view(type)},
            {"category", view(category)},
            {"object_relation", view(relation)},
            {"value", view(value)},
            {"to_ids", false},
            {"disable_correlation", true}};
  }

  void add(const Template& of, const std::string& id, json::array attributes, std::string_view comment = {},
           json::array references = {}) {
    json::object object{{"uuid", uuid(id)},
                        {"name", view(of.name)},
                        {"meta-category", "misc"},
                        {"template_uuid", view(of.uuid)},
                        {"template_version", view(of.version)},
                        {"distribution", "5"},  // as the event
                        {"comment", view(comment)},
                        {"Attribute", std::move(attributes)}};
    if (!references.empty()) object["ObjectReference"] = std::move(references);
    objects_.push_back(std::move(object));
  }

  void add_article() {
    const std::string object = id("article", 0);
    json::array attributes;
    if (!analysis_.publisher.empty()) attributes.push_back(attribute(object, "source", analysis_.publisher));
    if (!analysis_.title.empty()) attributes.push_back(attribute(object, "title", analysis_.title));
    if (is_web_address(analysis_.url))
      attributes.push_back(attribute(object, "link", analysis_.url, "link", "External analysis"));
    if (!attributes.empty()) add(news_media, object, std::move(attributes), analysis_.id);
  }

  bool has_object(SourceId index) const {
    const Identity identity = analysis_.sources[index].identity;
    return (identity == Identity::named || identity == Identity::organization) &&
           !analysis_.sources[index].name.empty();
  }

  void add_source(SourceId index) {
    if (!has_object(index) || added_[index]) return;
    added_[index] = true;
    const Source& source = analysis_.sources[index];
    const std::string object = id("source", index);
    const bool is_person = source.identity == Identity::named;
    json::array attributes{is_person ? attribute(object, "full-name", source.name, "full-name", "Person")
                                     : attribute(object, "name", source.name)};
    if (is_person && !source.office.value.empty())
      attributes.push_back(attribute(object, "function", source.office.value));
    add(is_person ? person : organization, object, std::move(attributes), to_string(source.role));
  }

  void add_statement(std::size_t index) {
    const auto& [attribution, sourcing, assessment] = analysis_.statements[index];
    const std::string object = id("statement", index);
    json::object words = attribute(object, "text", analysis_.document.on_one_line(attribution.content));
    // One article alone says nothing of how reliable a source is, nor whether what it says is true.
    json::array tags;
    for (const std::string& tag :
         {misp_tag(AdmiraltyReliability::f), misp_tag(AdmiraltyCredibility::cannot_be_judged)})
      tags.push_back(json::object{{"name", tag}});
    if (assessment.probability) tags.push_back(json::object{{"name", misp_tag(*assessment.probability)}});
    words["Tag"] = std::move(tags);

    std::string comment =
        "attribution strength " + std::to_string(std::lround(assessment.strength.score)) + " of 100";
    json::array references;
    if (const auto source = sourcing.source) {
      const Source& who = analysis_.sources[*source];
      comment = who.name + " (" + std::string(to_string(who.identity)) + ", " +
                std::string(to_string(who.role)) + "), " + comment;
      if (has_object(*source)) {
        references.push_back(json::object{{"uuid", uuid(object + "/reference")},
                                          {"object_uuid", uuid(object)},
                                          {"referenced_uuid", uuid(id("source", *source))},
                                          {"relationship_type", "attributed-to"},
                                          {"comment", ""}});
      }
    } else {
      comment = "nobody named, " + comment;
    }
    add(annotation, object, json::array{std::move(words)}, comment, std::move(references));
  }

  const Analysis& analysis_;
  std::string_view created_;
  std::vector<bool> added_ = std::vector<bool>(analysis_.sources.size());
  json::array objects_;
};

}  // namespace

std::string to_misp(const Analysis& analysis, std::string_view created) {
  return Event(analysis, created).write();
}

}  // namespace hearsay
