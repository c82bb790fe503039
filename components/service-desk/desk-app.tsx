"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import type { DeskDay, DeskLine } from "@/lib/domain/desk/desk-page";
import { waitingInOrder } from "@/lib/domain/desk/local-queue";
import { AtDesk } from "./at-desk";
import { CheckInBox } from "./check-in-box";
import { DeskLines } from "./desk-lines";
import type { AppWords } from "./desk-words";
import { type Desk, type DeskPlace, useDesk } from "./use-desk";
import { WalkInBox } from "./walk-in-box";

export interface DeskAppProps {
  readonly place: DeskPlace;
  readonly day: DeskDay;
  readonly lines: readonly DeskLine[];
  /** A number just scanned: its word. */
  readonly scanned: string;
  readonly mayServe: boolean;
  /** Bookings of any day are moved and taken back, also of days to come. */
  readonly mayChange: boolean;
  readonly words: AppWords;
}

/** A desk's own page: whom it serves, whom it calls next, who is here and who is still to come. Goes on without a network. */
export function DeskApp({ place, day, lines: served, scanned, mayServe, mayChange, words }: DeskAppProps) {
  const [deskNo, setDeskNo] = useState(1);
  const desk = useDesk(place, served);
  const waiting = waitingInOrder(desk.lines);
  const mine = desk.lines.find((line) => line.state === "called" && line.deskNo === deskNo);
  const next = waiting[0];
  const canAct = mayServe && (desk.state === "ready" || desk.state === "unkept");
  const numberOf = (line: DeskLine) => (line.number === null ? words.noNumber : String(line.number));
  return (
    <div className="space-y-5">
      <DeskState desk={desk} words={words} />
      <Refused desk={desk} words={words} />
      {mayServe ? (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="mb-1 font-semibold">{words.deskNumber}</legend>
          {Array.from({ length: day.desks }, (_, index) => index + 1).map((number) => (
            <Button
              key={number}
              variant={number === deskNo ? "primary" : "secondary"}
              aria-pressed={number === deskNo}
              onClick={() => setDeskNo(number)}
            >
              {`${words.desk} ${number}`}
            </Button>
          ))}
        </fieldset>
      ) : null}
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <div className="space-y-5">
          {mayServe ? (
            <Card title={`${words.atDesk} ${deskNo}`} tone="info">
              {mine === undefined ? (
                <div className="space-y-3">
                  <p>{next === undefined ? words.nextNone : `${words.next}: ${numberOf(next)} - ${next.name}`}</p>
                  <Button
                    variant="primary"
                    icon="users"
                    wide
                    disabled={!canAct || next === undefined}
                    onClick={() =>
                      next === undefined ? undefined : desk.act({ kind: "call", ticketId: next.id, deskNo })
                    }
                  >
                    {words.call}
                  </Button>
                </div>
              ) : (
                <AtDesk line={mine} deskNo={deskNo} place={place} canAct={canAct} act={desk.act} words={words} />
              )}
            </Card>
          ) : null}
          {mayServe ? <CheckInBox desk={desk} place={place} scanned={scanned} canAct={canAct} words={words} /> : null}
          {mayServe ? <WalkInBox desk={desk} canAct={canAct} words={words} /> : null}
        </div>
        <div className="space-y-5">
          <Card title={words.waiting} aside={<Badge tone="info">{String(waiting.length)}</Badge>}>
            <DeskLines lines={waiting} empty={words.waitingNone} words={words} />
          </Card>
          <Card title={words.booked}>
            <DeskLines
              lines={desk.lines.filter(({ state }) => state === "booked")}
              empty={words.bookedNone}
              words={words}
            >
              {(line) => (
                <>
                  {mayChange ? (
                    <Link href={`/loket/nomor/${line.id}`} className="link inline-flex min-h-11 items-center text-sm">
                      {words.change}
                    </Link>
                  ) : null}
                  {canAct ? (
                    <Button size="small" icon="check" onClick={() => desk.act({ kind: "check-in", ticketId: line.id })}>
                      {words.checkIn}
                    </Button>
                  ) : null}
                </>
              )}
            </DeskLines>
          </Card>
          <Card title={words.others}>
            <DeskLines
              lines={desk.lines.filter(
                ({ state, deskNo: at }) =>
                  state === "done" ||
                  state === "absent" ||
                  state === "cancelled" ||
                  (state === "called" && at !== deskNo),
              )}
              empty="-"
              words={words}
            >
              {(line) =>
                canAct && line.state === "absent" ? (
                  <Button size="small" icon="check" onClick={() => desk.act({ kind: "check-in", ticketId: line.id })}>
                    {words.checkIn}
                  </Button>
                ) : null
              }
            </DeskLines>
          </Card>
        </div>
      </div>
      {mayServe ? (
        <p>
          <LinkButton href="/keluarga" icon="search" variant="quiet">
            {words.book}
          </LinkButton>
        </p>
      ) : null}
    </div>
  );
}

function DeskState({ desk, words }: { readonly desk: Desk; readonly words: AppWords }) {
  if (desk.state === "elsewhere") return <Alert tone="attention">{words.elsewhere}</Alert>;
  if (desk.isOffline)
    return (
      <Alert tone="attention" live="polite" title={words.offline}>
        {words.kept.replace("{count}", String(desk.waiting))}
      </Alert>
    );
  return (
    <p role="status" className="text-sm text-muted">
      {desk.state === "unkept" ? words.unkept : words.online}
    </p>
  );
}

function Refused({ desk, words }: { readonly desk: Desk; readonly words: AppWords }) {
  if (desk.refused.length === 0) return null;
  return (
    <Alert tone="danger" live="polite" title={words.refusedTitle}>
      <ul className="space-y-2">
        {desk.refused.map(({ operationId, action, refusal }) => {
          const line = desk.lines.find(({ id }) => id === action.ticketId);
          const reason = words.reasons[String(refusal?.info?.["reason"] ?? "")] ?? words.refusedWhat;
          return (
            <li key={operationId} className="flex flex-wrap items-center gap-2">
              <span>
                {words.kinds[action.kind]} {line?.number ?? ""} {line?.name ?? ""}: {reason}
              </span>
              <Button size="small" onClick={() => desk.dismiss(operationId)}>
                {words.dismiss}
              </Button>
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
