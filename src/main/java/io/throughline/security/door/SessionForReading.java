package io.throughline.security.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/** The API reads (an invoice's PDF opened from a page) also in a browser's session, but never changes anything in it: no forgery to fear. */
class SessionForReading implements SecurityContextRepository {
    private final SecurityContextRepository session = new HttpSessionSecurityContextRepository();
    private final SecurityContextRepository none = new NullSecurityContextRepository();

    private SecurityContextRepository of(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD") ? session : none;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return of(request).loadDeferredContext(request);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return of(request).containsContext(request);
    }
}
