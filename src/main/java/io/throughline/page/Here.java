package io.throughline.page;

import jakarta.servlet.RequestDispatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the reader is: filters and pages of a list are links to the same address with one thing changed. */
@Component("here")
public class Here {

    /** The page's own path, also while its error page is shown. */
    public String path() {
        var failed = attribute(RequestDispatcher.ERROR_REQUEST_URI);
        var request = request();
        return failed != null ? failed : request == null ? "/" : request.getRequest().getRequestURI();
    }

    /** Path and query, to come back to. */
    public String address() {
        var request = request();
        var query = request == null || attribute(RequestDispatcher.ERROR_REQUEST_URI) != null ? null : request.getRequest().getQueryString();
        return query == null ? path() : path() + "?" + query;
    }

    /** This address with the parameter set; null or empty takes it away. Another filter begins at the first page. */
    public String with(String name, Object value) {
        var address = UriComponentsBuilder.fromUriString(address());
        if (value == null || value.toString().isEmpty()) address.replaceQueryParam(name);
        else address.replaceQueryParam(name, UriComponentsBuilder.newInstance().queryParam(name, "{v}").encode().buildAndExpand(value).getQueryParams().getFirst(name));
        if (!name.equals("page")) address.replaceQueryParam("page");
        return address.build().toUriString();
    }

    private static String attribute(String name) {
        var request = request();
        return request == null ? null : (String) request.getRequest().getAttribute(name);
    }

    private static ServletRequestAttributes request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request ? request : null;
    }
}
