/** A centre offers a case, and another accepts it. Reads who takes part on standard input, prints what came of it. */

import { readFileSync } from "node:fs";
import { answered, connect, Refused, type Schemas, type Settings, version } from "../src/index.ts";

interface Parties {
  sender: Settings;
  receiver: Settings;
  receiverId: string;
  respondByOn: string;
}

const FACTS: Schemas["NewCase"] = {
  gender: "Feminine",
  minor: "no",
  origin_country: "LA",
  exploitation_types: ["ForcedLabour"],
  primary_need: "Housing",
  urgency: "Within7d",
  household_size: 1,
};
/** A card is sent when so many cases look like it. */
const ALIKE = 5;

const parties = JSON.parse(readFileSync(0, "utf8")) as Parties;
const sender = connect(parties.sender);
const receiver = connect(parties.receiver);

const cases: Schemas["CasePublic"][] = [];
for (let number = 0; number < ALIKE; number += 1) {
  cases.push(answered(await sender.POST("/v1/cases", { body: FACTS })));
}

const draft = answered(
  await sender.POST("/v1/referrals", {
    body: {
      case_id: cases[0]!.id,
      kind: "referral",
      to_organisation_id: parties.receiverId,
      respond_by_on: parties.respondByOn,
    },
  }),
);
const here = { path: { referral_id: draft.id } };
const sent = answered(
  await sender.POST("/v1/referrals/{referral_id}/send", {
    params: { ...here, header: { "If-Match": version(draft) } },
    body: {},
  }),
);

const inbox = answered(
  await receiver.GET("/v1/referrals", { params: { query: { direction: "in", status: ["sent"] } } }),
);
const offer = inbox.items.find((item) => item.id === draft.id);
if (offer === undefined) throw new Error("the offer did not arrive");

const accept = (seen: { version: number }) =>
  receiver.POST("/v1/referrals/{referral_id}/accept", {
    params: { ...here, header: { "If-Match": version(seen) } },
    body: {},
  });
const accepted = answered(await accept(offer));

let again = "accepted twice";
try {
  answered(await accept(offer));
} catch (refusal) {
  if (!(refusal instanceof Refused)) throw refusal;
  again = refusal.code;
}

console.log(
  JSON.stringify({
    referral: draft.id,
    draft: draft.status,
    sent: sent.status,
    accepted: accepted.status,
    sides: [sent.view, accepted.view],
    again,
  }),
);
