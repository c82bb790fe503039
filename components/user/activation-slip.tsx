"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { QrCode } from "@/components/ui/qr-code";
import { showToast } from "@/components/ui/toast-store";
import { ACTIVATION_PATH, activationLink } from "@/lib/domain/access/activation";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface SlipLabels {
  readonly zone: TimeZone;
  readonly locale: Locale;
  readonly once: string;
  readonly title: string;
  readonly address: string;
  readonly name: string;
  readonly username: string;
  readonly code: string;
  readonly until: string;
  readonly duty: string;
  /** What the person does with the slip, in order. */
  readonly steps: readonly string[];
  readonly care: string;
  /** What happens once it is handed over. */
  readonly next: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** Of the picture that a camera reads. */
  readonly link: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly scan: string;
  readonly print: string;
}

export interface Slip {
  readonly displayName: string;
  readonly username: string;
  readonly code: string;
  /** ISO 8601. */
  readonly codeUntil: string;
  /** "Operator desa – Desa Beru" */
  readonly duty: string | null;
}

export interface ActivationSlipProps {
  readonly heading: string;
  readonly slip: Slip;
  readonly labels: SlipLabels;
  /** What to do next, beside the buttons. */
  readonly children: React.ReactNode;
}

/** What one has just asked for may stand where nobody looks: below the fold, or above it. */
function focusOn(slip: HTMLDivElement | null): void {
  slip?.focus();
}

/**
 * The paper itself. The page it sends to is the same for everybody; only the picture brings the code, behind a `#` that no
 * browser sends. Without the username beside it, it opens nothing.
 */
export function SlipPaper({ slip, labels }: { readonly slip: Slip; readonly labels: SlipLabels }) {
  const { displayName, username, code, codeUntil, duty } = slip;
  return (
    <section className="avoid-break max-w-xl rounded-md border border-edge bg-surface px-4 py-4 sm:px-5">
      <h2 className="text-lg">{labels.title}</h2>
      <DescriptionList
        items={[
          { term: labels.name, detail: displayName },
          ...(duty === null ? [] : [{ term: labels.duty, detail: duty }]),
          { term: labels.address, detail: `${location.origin}${ACTIVATION_PATH}` },
          { term: labels.username, detail: username },
          {
            term: labels.code,
            detail: (
              <span data-testid="activation-code" className="text-xl font-bold tracking-wider">
                {code}
              </span>
            ),
          },
          { term: labels.until, detail: formatInstant(new Date(codeUntil), labels.zone, labels.locale) },
        ]}
      />
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <QrCode text={activationLink(location.origin, code)} label={labels.link} className="w-32 shrink-0" />
        <p className="min-w-40 flex-1 text-sm">{labels.scan}</p>
      </div>
      <ol className="mt-3 list-decimal space-y-1 ps-5">
        {labels.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-muted">{labels.care}</p>
    </section>
  );
}

/** The only time a code is seen: to copy, or to print and hand over. It lives in this component alone. */
export function ActivationSlip({ heading, slip, labels, children }: ActivationSlipProps) {
  const copy = (text: string, copied: string) => {
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    writing.then(
      () => showToast(copied),
      () => showToast(labels.copyFailed, "attention"),
    );
  };
  return (
    <div data-slip ref={focusOn} tabIndex={-1} className="space-y-4 outline-none">
      <div className="no-print">
        <Alert tone="success" live="polite" title={heading}>
          {labels.once}
        </Alert>
      </div>
      <SlipPaper slip={slip} labels={labels} />
      <p className="no-print max-w-xl">{labels.next}</p>
      <div className="no-print flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => copy(slip.code, labels.copied)}>
          {labels.copy}
        </Button>
        <Button onClick={() => copy(activationLink(location.origin, slip.code), labels.linkCopied)}>
          {labels.copyLink}
        </Button>
        <Button icon="printer" onClick={() => print()}>
          {labels.print}
        </Button>
        {children}
      </div>
    </div>
  );
}
