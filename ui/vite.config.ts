// How the window's files are built. Never reaches the network at run time: everything is bundled.
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [vue()],
  // The interface face lies in the repository's assets folder, one level up.
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  build: {
    // WebView2 and WebKitGTK 2.40+; nothing older runs Tauri 2.
    target: ["es2022", "safari16"],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    // An inline polyfill script would need a hole in the content security policy.
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.ts"],
    server: { deps: { inline: ["element-plus"] } },
  },
});
