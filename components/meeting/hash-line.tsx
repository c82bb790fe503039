import { hashText } from "@/lib/domain/meeting/minutes";

/** A hash with its name, in groups that people can compare; it breaks anywhere on a narrow screen. */
export function HashLine({ label, sha256 }: { readonly label: string; readonly sha256: string }) {
  return (
    <p className="text-sm text-muted">
      {label}: <span className="break-words font-mono text-ink">{hashText(sha256)}</span>
    </p>
  );
}
