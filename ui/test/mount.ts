// Puts a component on the page for one test and takes it away again.
import { createApp, h, nextTick, type Component } from "vue";
import { afterEach } from "vitest";

let clean: (() => void)[] = [];
afterEach(() => {
  for (const one of clean) one();
  clean = [];
});

/** Mounts a component with its props; what it emits goes to `on…` props. */
export async function mount(component: Component, props: { [name: string]: unknown }): Promise<HTMLElement> {
  const root = document.createElement("div");
  document.body.append(root);
  const app = createApp({ render: () => h(component, props) });
  app.mount(root);
  clean.push(() => {
    app.unmount();
    root.remove();
  });
  await nextTick();
  return root;
}

/** The element a test id names. */
export function at<T extends HTMLElement = HTMLElement>(test: string): T {
  const found = document.querySelector<T>(`[data-test="${test}"]`);
  if (!found) throw new Error(`nothing on the page is called ${test}`);
  return found;
}
