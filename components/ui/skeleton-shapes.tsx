/** Shapes of one element each, drawn by the style sheet: every list page carries them for the moment before its rows. */
export function SkeletonHeading() {
  return <div className="skeleton h-8 w-2/3 max-w-80" />;
}

export function SkeletonBox() {
  return <div className="skeleton-lines skeleton-box h-26" />;
}

export function SkeletonCards() {
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <SkeletonBox />
      <SkeletonBox />
      <SkeletonBox />
    </div>
  );
}

export function SkeletonRows() {
  return <div className="skeleton-lines skeleton-box skeleton-rows" />;
}
