// Draws what is around a thing, and grows where the reader asks. The list below the drawing says
// the same without it.
(function () {
  "use strict";
  var place = document.getElementById("graph");
  if (!place || typeof cytoscape !== "function") {
    return;
  }
  var dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  var colours = dark
    ? { person: "#e0897f", org: "#7fb2e0", post: "#b9a3d8", meeting: "#dcb46c", document: "#85c79c", a: "#b4b4b4" }
    : { person: "#a8332a", org: "#1f5f99", post: "#6d5296", meeting: "#96620f", document: "#25713f", a: "#5f6368" };
  var tools = document.getElementById("graph-tools");
  var choice = document.getElementById("node");
  var grow = document.getElementById("grow");
  var open = document.getElementById("open");
  var status = document.getElementById("graph-status");
  var grown = {};
  place.hidden = false;
  tools.hidden = false;
  var graph = cytoscape({
    container: place,
    minZoom: 0.2,
    maxZoom: 3,
    style: [
      {
        selector: "node",
        style: {
          label: "data(label)", "font-size": 12, "text-wrap": "wrap", "text-overflow-wrap": "anywhere", "text-max-width": 118,
          "text-valign": "bottom", "text-margin-y": 4, color: dark ? "#e6e3dc" : "#1c1b19",
          "background-color": function (n) { return colours[n.data("kind")] || "#888"; },
          width: 18, height: 18
        }
      },
      { selector: "node.self", style: { width: 28, height: 28, "font-weight": "bold" } },
      { selector: "node:selected", style: { "border-width": 4, "border-color": dark ? "#fff" : "#000" } },
      {
        selector: "edge",
        style: {
          label: "data(label)", "font-size": 10, "text-wrap": "ellipsis", "text-max-width": 90, color: dark ? "#b5b0a5" : "#625d52",
          "text-rotation": "autorotate", "text-background-opacity": 0.8,
          "text-background-color": dark ? "#191816" : "#fffdf8", width: 1.2,
          "line-color": dark ? "#5b564c" : "#c9c2b2", "target-arrow-color": dark ? "#5b564c" : "#c9c2b2",
          "target-arrow-shape": "triangle", "curve-style": "bezier", "arrow-scale": 0.8
        }
      }
    ]
  });

  function short(label) {
    return label.length > 24 ? label.slice(0, 23) + "…" : label;
  }

  function take(data) {
    var before = graph.nodes().length;
    data.nodes.forEach(function (n) {
      if (graph.getElementById(n.id).empty()) {
        graph.add({ group: "nodes", data: { id: n.id, label: short(n.label), full: n.label, kind: n.kind, href: n.href } });
        var option = document.createElement("option");
        option.value = n.id;
        option.textContent = n.label;
        choice.appendChild(option);
      }
    });
    data.links.forEach(function (l) {
      var id = l.from + " " + l.to + " " + l.label;
      if (graph.getElementById(id).empty()) {
        graph.add({ group: "edges", data: { id: id, source: l.from, target: l.to, label: l.label } });
      }
    });
    if (before === 0) {
      graph.getElementById(data.self).addClass("self");
    }
    graph.layout({ name: "cose", animate: false, nodeDimensionsIncludeLabels: true,
      nodeRepulsion: function () { return 400000; }, idealEdgeLength: function () { return 130; },
      componentSpacing: 80, gravity: 0.5, numIter: 1500, padding: 20 }).run();
    status.textContent = graph.nodes().length + " / " + graph.edges().length;
    place.dataset.nodes = graph.nodes().length;
  }

  function load(source, id) {
    if (grown[id]) {
      return;
    }
    grown[id] = true;
    fetch(source)
      .then(function (answer) {
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        return answer.json();
      })
      .then(take)
      .catch(function (problem) {
        grown[id] = false;
        status.textContent = String(problem.message);
      });
  }

  function choose(id) {
    var node = graph.getElementById(id);
    graph.nodes().unselect();
    node.select();
    choice.value = id;
    open.href = node.data("href");
  }

  graph.on("tap", "node", function (event) {
    choose(event.target.id());
  });
  graph.on("dbltap", "node", function (event) {
    load("/around/" + event.target.id() + ".json", event.target.id());
  });
  choice.addEventListener("change", function () {
    choose(choice.value);
  });
  grow.addEventListener("click", function () {
    if (choice.value) {
      load("/around/" + choice.value + ".json", choice.value);
    }
  });
  var source = place.dataset.source;
  load(source, source.slice("/around/".length, -".json".length));
})();
