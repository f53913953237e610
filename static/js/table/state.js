// The fold of a table's frames, without a page. A patch turns the view at `from` into the view at `to`
// and no other: what changed and changed back in between is not in it. One that begins elsewhere asks to resume.

export const EMPTY = Object.freeze({ seq: null, epoch: null, view: null, mine: null, mineSeq: 0 });

const KEYED = ["cards", "remarks", "sentences", "seats"];

// Cards, remarks, sentences and seats travel one by one; everything else in a view is replaced whole.
function withItems(known, changed) {
  if (!changed || changed.length === 0) return known;
  const byNumber = new Map((known || []).map((item) => [item.number, item]));
  changed.forEach((item) => byNumber.set(item.number, item));
  return [...byNumber.values()].sort((one, other) => one.number - other.number);
}

function patchedView(view, frame) {
  const next = { ...view, ...frame.set };
  KEYED.forEach((name) => {
    if (frame[name]) next[name] = withItems(next[name], frame[name]);
  });
  return next;
}

function welcome(state, frame) {
  // Another epoch: the copy held here belongs to a log that no longer is. Its numbers may not be compared.
  return frame.epoch === state.epoch ? state : { ...state, epoch: frame.epoch, seq: null };
}

function snapshot(state, frame) {
  return {
    seq: frame.seq,
    epoch: frame.epoch,
    view: frame.view,
    mine: frame.mine || null,
    mineSeq: frame.seq,
  };
}

function patch(state, frame) {
  return { ...state, seq: frame.to, view: patchedView(state.view, frame) };
}

function mine(state, frame) {
  if (frame.to < state.mineSeq) return state;
  return { ...state, mine: frame.mine, mineSeq: frame.to };
}

// -> {state, gap}: with a gap the caller asks again from `state.seq`.
export function reduce(state, frame) {
  switch (frame.type) {
    case "welcome":
      return { state: welcome(state, frame), gap: false };
    case "snapshot":
      return { state: snapshot(state, frame), gap: false };
    case "patch":
      if (state.seq !== null && frame.to <= state.seq) return { state, gap: false };
      if (frame.from !== state.seq) return { state, gap: true };
      return { state: patch(state, frame), gap: false };
    case "mine":
      return { state: mine(state, frame), gap: false };
    default:
      return { state, gap: false };
  }
}

// The position to resume from, as `hello` and the polling address want it.
export function position(state) {
  return { since: state.seq, epoch: state.seq === null ? null : state.epoch };
}
