"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { useCommand } from "@/components/user/use-command";
import { DESK_OUTCOMES } from "@/lib/domain/desk/desk";
import type { DeskLine } from "@/lib/domain/desk/desk-page";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { LineBadges } from "./desk-lines";
import type { AppWords } from "./desk-words";
import type { Desk, DeskPlace } from "./use-desk";

export interface AtDeskProps {
  readonly line: DeskLine;
  readonly deskNo: number;
  readonly place: DeskPlace;
  readonly canAct: boolean;
  readonly act: Desk["act"];
  readonly words: AppWords;
}

/** Whom the desk serves now: the family's form, and what came of it. */
export function AtDesk({ line, deskNo, place, canAct, act, words }: AtDeskProps) {
  return (
    <div className="space-y-4">
      <div>
        <p className="tabular text-[2.75rem] leading-none font-bold" data-testid="called-number">
          {line.number ?? words.noNumber}
        </p>
        <p className="text-lg font-semibold">{line.name}</p>
        <p className="text-sm text-muted">{line.place}</p>
        <LineBadges line={line} words={words} />
      </div>
      {line.householdPublicId === null ? null : (
        <OpenForm publicId={line.householdPublicId} grantId={place.grantId} words={words} />
      )}
      <div className="space-y-2">
        <p className="font-semibold">{words.outcomeLead}</p>
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          {DESK_OUTCOMES.map((outcome) => (
            <Button
              key={outcome}
              icon="check"
              disabled={!canAct}
              onClick={() => act({ kind: "finish", ticketId: line.id, deskNo, outcome })}
            >
              {words.outcomes[outcome]}
            </Button>
          ))}
        </div>
      </div>
      <Button
        variant="quiet"
        icon="circle-x"
        disabled={!canAct}
        onClick={() => act({ kind: "absent", ticketId: line.id, deskNo })}
      >
        {words.absent}
      </Button>
    </div>
  );
}

/** Assisted entry: the same form as everywhere, begun with the channel of the desk. Where one is open already, the family's page has it. */
function OpenForm({
  publicId,
  grantId,
  words,
}: {
  readonly publicId: string;
  readonly grantId: string;
  readonly words: AppWords;
}) {
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const [id] = useState(uuidv7);
  const family = parsePublicId(publicId);
  const open = async () => {
    if (family === null) return;
    const { regencyCode, id: householdId } = family;
    const begun = await send<{ id: string }>("proposal.start", { id, regencyCode, householdId, channel: "desk" });
    if (begun !== null) router.push(`/usulan/${formatPublicId(regencyCode, begun.id)}/isi`);
  };
  return (
    <div className="space-y-2">
      <Button
        variant="primary"
        icon="file-pen-line"
        wide
        busy={busy}
        busyLabel={words.opening}
        onClick={() => void open()}
      >
        {words.open}
      </Button>
      {problem === null ? null : (
        <p role="alert" className="font-semibold text-cabai">
          {words.openFailed}
        </p>
      )}
      <LinkButton href={`/keluarga/${publicId}`} variant="quiet" size="small">
        {words.family}
      </LinkButton>
    </div>
  );
}
