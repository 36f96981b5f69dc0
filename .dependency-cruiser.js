"use strict";
// The floors of the house, top to bottom: a room imports from the rooms below it and from itself, type imports included.
const FLOORS = [
  ["deployment"],
  ["stack"],
  ["permissions"],
  ["bucket"],
  ["trust", "state", "alarm"],
  ["aws"],
  ["terraform", "validation"],
];

/** Rooms that stand by themselves: what judges plans of other projects knows nothing of this one's constructs. */
const APART = [
  ["cli", "workflow", "review", "leave", "discover"],
  ["workflow", "review"],
  ["review"],
  ["leave"],
  ["discover"],
];

const inRooms = (rooms) => `^src/(?:${rooms.join("|")})/`;
const rooms = [...FLOORS.flat(), ...APART.map(([room]) => room)];

/** A rule for each room: it must not import from any room that is not listed below it. */
function floor(room, below) {
  return {
    name: `${room}-imports-downward`,
    comment: `src/${room} may import from itself${below.length > 0 ? ` and from ${below.join(", ")}` : ""}`,
    severity: "error",
    from: { path: inRooms([room]) },
    to: { path: "^src/", pathNot: inRooms([room, ...below]) },
  };
}

module.exports = {
  forbidden: [
    {
      name: "no-circle",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    ...FLOORS.flatMap((floorRooms, index) =>
      floorRooms.map((room) => floor(room, FLOORS.slice(index + 1).flat())),
    ),
    ...APART.map(([room, ...below]) => floor(room, below)),
    {
      name: "every-file-has-a-room",
      severity: "error",
      from: { path: "^src/", pathNot: [inRooms(rooms), "^src/index\\.ts$"] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
