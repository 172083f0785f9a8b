package dev.rollcall.api.reconciliation;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Forms with a file: those of one page of the console, and of nothing else. The page has a servlet of its own, for Tomcat
 * reads such a form as soon as anybody asks for a parameter, wherever the servlet may take one.
 */
@Configuration
class ConsoleUploads {
    /** So that a file which is somewhat too large still gets an answer in its page. */
    private static final long LARGEST = 4L * LeaverList.MOST_BYTES;

    private static final int IN_MEMORY = 64 * 1024;

    @Bean
    ServletRegistrationBean<DispatcherServlet> pageWithFiles(WebApplicationContext pages) {
        var page = new ServletRegistrationBean<>(new DispatcherServlet(pages), ReconciliationPage.PATH);
        page.setName("pageWithFiles");
        page.setMultipartConfig(new MultipartConfigElement("", LARGEST, LARGEST, IN_MEMORY));
        return page;
    }

    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    MultipartResolver formsWithFiles() {
        return new OfOnePage();
    }

    private static final class OfOnePage extends StandardServletMultipartResolver {
        @Override
        public boolean isMultipart(HttpServletRequest request) {
            return request.getServletPath().equals(ReconciliationPage.PATH) && super.isMultipart(request);
        }
    }
}
