// The query form as YASGUI. Nothing is asked of another host: prefixes, classes and properties come
// from this site, and the completers that ask prefix.cc and LOV are left out.
(function () {
  "use strict";
  var place = document.getElementById("editor");
  var form = document.getElementById("ask");
  if (!place || !form || typeof Yasgui !== "function") {
    return;
  }
  var endpoint = location.origin + "/sparql";
  var words = fetch("/completions.json").then(function (answer) {
    return answer.json();
  });
  var part = function (name) {
    return function () {
      return words.then(function (all) {
        return all[name];
      });
    };
  };
  var known = { prefixes: "prefixes", class: "classes", property: "properties" };
  Object.keys(known).forEach(function (name) {
    Yasgui.Yasqe.forkAutocompleter(name, {
      name: "gonggao-" + name, persistenceId: null, bulk: true, get: part(known[name])
    });
  });
  Yasgui.Yasqe.defaults.autocompleters =
    ["variables", "gonggao-prefixes", "gonggao-class", "gonggao-property"];
  var query = document.getElementById("query").value;
  place.hidden = false;
  form.hidden = true;
  var editor = new Yasgui(place, {
    requestConfig: { endpoint: endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    populateFromUrl: false,
    persistenceId: null,
    autofocus: false,
    endpointCatalogueOptions: { getData: function () { return [{ endpoint: endpoint }]; }, keys: [] },
    yasqe: { value: query, createShareableLink: null, resizeable: true }
  });
  if (query.trim()) {
    editor.getTab().setQuery(query);
  }
  editor.on("query", function () {
    var answer = document.getElementById("answer");
    if (answer) {
      answer.hidden = true;
    }
  });
  // what the library leaves for screen readers and keyboards to stumble over
  place.querySelectorAll(".CodeMirror textarea").forEach(function (area) {
    area.setAttribute("aria-label", document.querySelector("label[for=query]").textContent.trim());
  });
  place.querySelectorAll("input.autocomplete").forEach(function (field) {
    field.setAttribute("aria-label", "SPARQL endpoint");
  });
  place.querySelectorAll(".CodeMirror-scroll").forEach(function (area) {
    area.tabIndex = 0;
  });
  window.gonggao = editor;
  place.dataset.ready = "yes";
})();
