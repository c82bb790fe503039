import { Link } from "@/components/ui/link";

export function Brand({
  href,
  name,
  compact = false,
}: {
  readonly href: string;
  readonly name: string;
  readonly compact?: boolean;
}) {
  return (
    <Link href={href} className="flex min-h-11 shrink-0 items-center gap-2.5 rounded-md text-white">
      {/* biome-ignore lint/performance/noImgElement: a 2 KB SVG gains nothing from the image pipeline. */}
      <img src="/icon.svg" alt="" width={36} height={36} className="rounded-sm ring-1 ring-white/25" />
      <span className={`text-lg font-bold ${compact ? "sr-only sm:not-sr-only" : ""}`}>{name}</span>
    </Link>
  );
}
