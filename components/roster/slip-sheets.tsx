"use client";

import { useEffect } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { QrCode } from "@/components/ui/qr-code";
import type { Slip, SlipLabels } from "@/components/user/activation-slip";
import { ACTIVATION_PATH, activationLink } from "@/lib/domain/access/activation";
import { formatInstant } from "@/lib/i18n/formats";

/** Two beside each other, four below: a slip is then as large as a visiting card and can be cut by hand. */
const A_SHEET = 8;
/** One picture takes two thousandths of a second: more of them would hold up the page at its most precious moment. */
const MOST_DRAWN = 500;

export interface SlipSheetsWords {
  readonly title: string;
  readonly done: string;
  readonly once: string;
  readonly print: string;
  readonly leave: string;
  readonly steps: string;
  readonly care: string;
}

export interface SlipSheetsProps {
  readonly slips: readonly Slip[];
  readonly words: SlipSheetsWords;
  readonly labels: SlipLabels;
  readonly onLeave: () => void;
}

/** The only time the codes of a roster are seen. They live in this component alone, so leaving it is asked about. */
export function SlipSheets({ slips, words, labels, onLeave }: SlipSheetsProps) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
  const sheets = Array.from({ length: Math.ceil(slips.length / A_SHEET) }, (_, at) =>
    slips.slice(at * A_SHEET, (at + 1) * A_SHEET),
  );
  return (
    <div data-slip className="space-y-4 print:space-y-0">
      <h1 className="no-print text-xl sm:text-2xl">{words.title}</h1>
      <div className="no-print space-y-4">
        <Alert tone="success" live="polite" title={words.done}>
          {words.once}
        </Alert>
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" icon="printer" onClick={() => print()}>
            {words.print}
          </Button>
          <Button onClick={onLeave}>{words.leave}</Button>
        </div>
      </div>
      {sheets.map((sheet) => (
        <div
          key={sheet[0]?.username}
          className="grid grid-cols-1 gap-3 [contain-intrinsic-size:auto_60rem] [content-visibility:auto] sm:grid-cols-2 print:not-last:h-[258mm] print:not-last:break-after-page print:grid-cols-2 print:grid-rows-4 print:gap-2 print:[content-visibility:visible]"
        >
          {sheet.map((slip) => (
            <SmallSlip
              key={slip.username}
              slip={slip}
              words={words}
              labels={labels}
              isDrawn={slips.length <= MOST_DRAWN}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface SmallSlipProps extends Pick<SlipSheetsProps, "words" | "labels"> {
  readonly slip: Slip;
  readonly isDrawn: boolean;
}

/** Set tight on paper: a name and an address of two lines each still leave room for every line of a card. */
function SmallSlip({ slip, words, labels, isDrawn }: SmallSlipProps) {
  const { displayName, username, code, codeUntil, duty } = slip;
  return (
    <section className="overflow-hidden rounded-md border border-edge bg-surface px-3 py-2 text-sm print:text-xs/tight">
      <h2 className="text-base font-bold print:text-sm/tight">{displayName}</h2>
      <p>{duty}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-2">
        <dt className="text-muted">{labels.address}</dt>
        <dd className="break-all">{`${location.origin}${ACTIVATION_PATH}`}</dd>
        <dt className="text-muted">{labels.username}</dt>
        <dd className="font-semibold break-all">{username}</dd>
        <dt className="text-muted">{labels.code}</dt>
        <dd className="text-base font-bold tracking-wider whitespace-nowrap">{code}</dd>
        <dt className="text-muted">{labels.until}</dt>
        <dd>{formatInstant(new Date(codeUntil), labels.zone, labels.locale)}</dd>
      </dl>
      {isDrawn ? (
        <QrCode
          text={activationLink(location.origin, code)}
          label={labels.link}
          className="float-end mt-1 ms-2 w-20 print:w-[19mm]"
        />
      ) : null}
      <p className="mt-1">{words.steps}</p>
      <p className="text-muted">{words.care}</p>
    </section>
  );
}
