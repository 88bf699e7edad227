import './without-eval.ts'
import './styles/base.css'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app.tsx'
import { ShellNotice } from './features/offline/shell-notice.tsx'
import { SessionProvider } from './features/people/session.tsx'
import { guardThePage } from './guard-the-page.ts'
import { fetchAhead } from './pages.ts'
import { TextsProvider } from './text/texts-provider.tsx'
import { DensityProvider } from './ui/density.tsx'
import { ThemeProvider } from './ui/theme.tsx'
import { ToastProvider } from './ui/toast.tsx'

guardThePage()
fetchAhead(location.pathname)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root to draw in.')

// react-aria adds a style element unless it finds this id. The page's policy would refuse it, and base.css has the rule already.
const pressableStyle = document.createElement('meta')
pressableStyle.id = 'react-aria-pressable-style'
document.head.append(pressableStyle)

createRoot(root).render(
  <StrictMode>
    <Suspense>
      <TextsProvider>
        <ThemeProvider>
          <DensityProvider>
            <ToastProvider>
              <ShellNotice ownScript={import.meta.url} />
              <BrowserRouter>
                <SessionProvider>
                  <App />
                </SessionProvider>
              </BrowserRouter>
            </ToastProvider>
          </DensityProvider>
        </ThemeProvider>
      </TextsProvider>
    </Suspense>
  </StrictMode>,
)
