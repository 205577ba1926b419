// An optimizer of your own as a subject of Gradmark, in JavaScript for Node.js, without dependencies. Copy it and put your optimizer
// in the place of Momentum.
//
// Try it:  ./gradmark run --program "node harness/subjects/process/examples/my_momentum.mjs"
// The protocol is described in harness/subjects/process/PROTOCOL.md.

import { createInterface } from "node:readline";

const DEFAULTS = { learning_rate: 0.01, momentum: 0.9 };
const SUBJECTS = [
  {
    id: "mine:momentum", contract: "optimizer", system: "momentum", dialect: "paper", dtypes: ["float64"],
    capabilities: ["schedule", "copy", "late_parameters"], hyperparameters: DEFAULTS, fixed: {},
  },
];

// What is to be tested. Its parameters are arrays of numbers.
class Momentum {
  parameters = [];

  constructor(hyperparameters) {
    Object.assign(this, DEFAULTS, hyperparameters);
  }

  add(values) {
    this.parameters.push({ x: values, v: values.map(() => 0) });
  }

  step(gradients, schedule) {
    this.parameters.forEach(({ x, v }, p) =>
      gradients[p].forEach((g, i) => {
        v[i] = this.momentum * v[i] - this.learning_rate * schedule * g;
        x[i] += v[i];
      }));
  }
}

// JSON has no numbers that are not finite: they travel as strings. Nor does JSON.stringify keep the sign of zero.
const encode = (x) => (Object.is(x, -0) ? "-0.0" : Number.isFinite(x) ? String(x) : `"${x}"`);
const arrays = (optimizer) => `[${optimizer.parameters.map(({ x }) => `[${x.map(encode)}]`)}]`;
const say = (line) => process.stdout.write(line + "\n");

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const sessions = new Map();

async function serve(request) {
  const optimizer = sessions.get(request.session);
  if (request.op === "hello") {
    return JSON.stringify({ protocol: 1, name: "mine", version: "1.0", subjects: SUBJECTS });
  } else if (request.op === "open") {
    if (request.subject !== SUBJECTS[0].id) throw new Error(`no subject ${request.subject}`);
    sessions.set(request.session, new Momentum(request.hyperparameters));
  } else if (!optimizer) {
    throw new Error(`no session ${request.session}, or unknown op ${request.op}`);
  } else if (request.op === "add") {
    optimizer.add(request.values.map(Number));
  } else if (request.op === "step") {
    say(`{"ask":"gradient","at":${arrays(optimizer)}}`);
    const reply = JSON.parse((await lines.next()).value);
    if (!reply.gradient) throw new Error(JSON.stringify(reply));
    optimizer.step(reply.gradient.map((g) => g.map(Number)), request.schedule);
    return `{"values":${arrays(optimizer)}}`;
  } else if (request.op === "copy") {
    sessions.set(request.to, Object.assign(new Momentum({}), structuredClone({ ...optimizer })));
  } else if (request.op === "close") {
    sessions.delete(request.session);
  } else {
    throw new Error(`unknown op ${request.op}`);
  }
  return '{"ok":true}';
}

for (let line = await lines.next(); !line.done; line = await lines.next()) {
  const request = JSON.parse(line.value);
  if (request.op === "bye") break;
  try {
    say(await serve(request));
  } catch (error) {
    say(JSON.stringify({ error: error.message }));
  }
}
process.exit(0);
