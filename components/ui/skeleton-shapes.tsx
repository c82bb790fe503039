export function SkeletonHeading() {
  return <div className="skeleton h-8 w-2/3 max-w-80" />;
}

const LINE_WIDTH = ["w-full", "w-11/12", "w-4/5", "w-3/5"] as const;

export function SkeletonText({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div className="space-y-2">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical grey lines.
        <div key={line} className={`skeleton h-4 ${LINE_WIDTH[line % LINE_WIDTH.length] ?? "w-full"}`} />
      ))}
    </div>
  );
}

export function SkeletonCards({ count = 3 }: { readonly count?: number }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {Array.from({ length: count }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical grey cards.
        <div key={card} className="rounded-md border border-line bg-surface p-4">
          <SkeletonText lines={3} />
        </div>
      ))}
    </div>
  );
}

export function SkeletonRows({ rows = 8 }: { readonly rows?: number }) {
  return (
    <div className="divide-y divide-line rounded-md border border-line bg-surface">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical grey rows.
        <div key={row} className="grid grid-cols-[2fr_1fr] gap-4 px-4 py-3 md:grid-cols-[2fr_1fr_1fr_1fr]">
          <div className="skeleton h-5" />
          <div className="skeleton h-5" />
          <div className="skeleton hidden h-5 md:block" />
          <div className="skeleton hidden h-5 md:block" />
        </div>
      ))}
    </div>
  );
}
